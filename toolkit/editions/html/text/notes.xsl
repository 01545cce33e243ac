<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes and what calls them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:y="urn:yichud" exclude-result-prefixes="tei y">
<!-- notes: the call where it stands, the note after its block; one that no block calls follows its call -->
<xsl:template match="tei:note">
  <a class="call" role="doc-noteref" href="#{@y:id}" id="call-{@y:id}" aria-label="note {@y:sign}">
    <xsl:value-of select="@y:sign"/>
  </a>
  <xsl:if test="not(@y:at)"><xsl:call-template name="note"/></xsl:if>
</xsl:template>
<xsl:template name="note">
  <aside class="note" id="{@y:id}">
    <xsl:apply-templates select="@xml:lang"/>
    <a class="back" href="#call-{@y:id}" aria-label="back to the text"><xsl:value-of select="@y:sign"/></a>
    <xsl:text> </xsl:text><xsl:apply-templates/>
  </aside>
</xsl:template>
<xsl:template name="notes">
  <xsl:if test="@y:notes">
    <xsl:variable name="here" select="@y:id"/>
    <xsl:for-each select="descendant::tei:note[@y:at = $here]"><xsl:call-template name="note"/></xsl:for-each>
  </xsl:if>
</xsl:template>
</xsl:stylesheet>
