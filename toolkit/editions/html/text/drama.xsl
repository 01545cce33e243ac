<?xml version="1.0" encoding="UTF-8"?>
<!-- Casts, speeches and stage directions; quotations that hold blocks. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:y="urn:yichud" exclude-result-prefixes="tei y">
<!-- drama -->
<xsl:template match="tei:castList">
  <div class="castList">
    <xsl:call-template name="common"/>
    <xsl:apply-templates select="*[not(self::tei:castItem or self::tei:castGroup or preceding-sibling::tei:castItem
      or preceding-sibling::tei:castGroup)]"/>
    <ul><xsl:apply-templates select="tei:castItem | tei:castGroup"/></ul>
  </div>
</xsl:template>
<xsl:template match="tei:castGroup">
  <li class="castGroup">
    <xsl:call-template name="common"/>
    <xsl:apply-templates select="*[not(self::tei:castItem or self::tei:castGroup or preceding-sibling::tei:castItem
      or preceding-sibling::tei:castGroup)]"/>
    <ul><xsl:apply-templates select="tei:castItem | tei:castGroup"/></ul>
    <xsl:call-template name="between"/>
  </li>
</xsl:template>
<xsl:template match="tei:castItem">
  <li>
    <xsl:call-template name="common"/><xsl:apply-templates/><xsl:call-template name="notes"/>
    <xsl:call-template name="between"/>
  </li>
</xsl:template>
<xsl:template match="tei:q[@y:unmarked and not(@y:holds)]">
  <span class="q unmarked"><xsl:call-template name="common"/><xsl:apply-templates/></span>
</xsl:template>
<xsl:template match="tei:label[@y:holds]">
  <div class="labelled"><xsl:call-template name="common"/><xsl:apply-templates/></div>
  <xsl:call-template name="notes"/>
</xsl:template>
<xsl:template match="tei:stage[@y:holds] | tei:cit[@y:holds] | tei:q[@y:holds]">
  <div class="{local-name()}"><xsl:call-template name="common"/><xsl:apply-templates/></div>
  <xsl:call-template name="notes"/>
</xsl:template>
<xsl:template match="tei:stage">
  <span class="stage"><xsl:call-template name="common"/><xsl:apply-templates/></span>
</xsl:template>
<xsl:template match="tei:sp">
  <div class="sp">
    <xsl:call-template name="common"/>
    <xsl:call-template name="number"/>
    <xsl:apply-templates/>
  </div>
</xsl:template>
<xsl:template match="tei:speaker">
  <p class="speaker">
    <xsl:call-template name="common"/>
    <xsl:if test="../@y:who"><xsl:attribute name="title"><xsl:value-of select="../@y:who"/></xsl:attribute></xsl:if>
    <xsl:apply-templates/>
  </p>
  <xsl:call-template name="notes"/>
</xsl:template>
</xsl:stylesheet>
