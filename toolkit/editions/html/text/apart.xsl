<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists, tables and pictures, which stand apart in a text. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:y="urn:yichud" exclude-result-prefixes="tei y">
<!-- lists and tables: what stands between their items or rows stands in the one before it -->
<xsl:template match="tei:list">
  <div class="list">
    <xsl:call-template name="common"/>
    <xsl:apply-templates select="*[not(preceding-sibling::tei:item or preceding-sibling::tei:label or self::tei:item
      or self::tei:label)]"/>
    <xsl:choose>
      <xsl:when test="tei:label"><dl><xsl:apply-templates select="tei:label | tei:item"/></dl></xsl:when>
      <xsl:when test="@type = 'ordered' or @rend = 'ordered' or @rend = 'numbered'">
        <ol><xsl:apply-templates select="tei:item"/></ol>
      </xsl:when>
      <xsl:otherwise><ul><xsl:apply-templates select="tei:item"/></ul></xsl:otherwise>
    </xsl:choose>
  </div>
</xsl:template>
<xsl:template match="tei:item"><li><xsl:call-template name="item"/></li></xsl:template>
<xsl:template match="tei:list[tei:label]/tei:item" priority="1">
  <dd><xsl:call-template name="item"/></dd>
</xsl:template>
<xsl:template match="tei:list/tei:label" priority="1"><dt><xsl:call-template name="item"/></dt></xsl:template>
<xsl:template name="item">
  <xsl:call-template name="common"/><xsl:call-template name="number"/><xsl:apply-templates/>
  <xsl:call-template name="notes"/><xsl:call-template name="between"/>
</xsl:template>
<xsl:template name="between">
  <xsl:apply-templates select="following-sibling::*[1][not(parent::tei:list and (self::tei:item or self::tei:label)
    or parent::tei:table and self::tei:row or parent::tei:row and self::tei:cell
    or (parent::tei:castList or parent::tei:castGroup) and (self::tei:castItem or self::tei:castGroup))]" mode="between"/>
</xsl:template>
<xsl:template match="*" mode="between">
  <xsl:apply-templates select="."/><xsl:call-template name="between"/>
</xsl:template>
<xsl:template match="tei:table">
  <div class="scroll" tabindex="0" role="group" aria-label="table">
    <xsl:call-template name="common"/>
    <xsl:apply-templates select="*[not(preceding-sibling::tei:row or self::tei:row or self::tei:head)]"/>
    <table>
      <xsl:if test="tei:head">
        <caption>
          <xsl:for-each select="tei:head">
            <span class="title"><xsl:call-template name="common"/><xsl:apply-templates/></span>
          </xsl:for-each>
        </caption>
      </xsl:if>
      <tbody><xsl:apply-templates select="tei:row"/></tbody>
    </table>
  </div>
  <xsl:for-each select="tei:head"><xsl:call-template name="notes"/></xsl:for-each>
  <xsl:call-template name="notes"/>
</xsl:template>
<xsl:template match="tei:label">
  <span class="labelled"><xsl:call-template name="common"/><xsl:apply-templates/></span>
</xsl:template>
<xsl:template match="tei:row">
  <tr><xsl:call-template name="common"/><xsl:apply-templates select="tei:cell"/></tr>
</xsl:template>
<xsl:template match="tei:cell"><td><xsl:call-template name="cell"/></td></xsl:template>
<xsl:template match="tei:row[@role='label']/tei:cell | tei:cell[@role='label']" priority="1">
  <th><xsl:call-template name="cell"/></th>
</xsl:template>
<xsl:template name="cell">
  <xsl:call-template name="common"/>
  <xsl:if test="@cols &gt; 1"><xsl:attribute name="colspan"><xsl:value-of select="@cols"/></xsl:attribute></xsl:if>
  <xsl:if test="@rows &gt; 1"><xsl:attribute name="rowspan"><xsl:value-of select="@rows"/></xsl:attribute></xsl:if>
  <xsl:apply-templates/><xsl:call-template name="notes"/>
  <xsl:if test="not(following-sibling::tei:cell)">
    <xsl:for-each select=".."><xsl:call-template name="between"/></xsl:for-each>
  </xsl:if>
</xsl:template>

<!-- pictures are named and described, never loaded -->
<xsl:template match="tei:figure">
  <div class="figure" role="group" aria-label="picture"><xsl:call-template name="common"/><xsl:apply-templates/></div>
</xsl:template>
<xsl:template match="tei:graphic">
  <span class="graphic">
    <xsl:call-template name="common"/><xsl:text>[picture: </xsl:text><xsl:value-of select="@url"/>
    <xsl:text>]</xsl:text><xsl:apply-templates/>
  </span>
</xsl:template>
<xsl:template match="tei:figDesc">
  <p class="figDesc"><xsl:call-template name="common"/><xsl:apply-templates/></p>
  <xsl:call-template name="notes"/>
</xsl:template>
</xsl:stylesheet>
