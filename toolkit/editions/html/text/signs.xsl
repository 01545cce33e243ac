<?xml version="1.0" encoding="UTF-8"?>
<!-- What is said of the text, and the breaks, gaps and dates in it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:y="urn:yichud" exclude-result-prefixes="tei y">
<!-- what is said of the text and not in it -->
<xsl:template match="tei:index | tei:interp | tei:interpGrp | tei:spanGrp | tei:span | tei:fs | tei:xenoData">
  <span class="about t-{local-name()}">
    <xsl:call-template name="common"/>
    <xsl:if test="normalize-space()">
      <xsl:text> [</xsl:text><xsl:value-of select="local-name()"/><xsl:text>: </xsl:text><xsl:apply-templates/>
      <xsl:text>]</xsl:text>
    </xsl:if>
  </span>
</xsl:template>
<xsl:template match="tei:index//tei:index | tei:interpGrp//tei:interp | tei:spanGrp//tei:span | tei:fs//tei:fs" priority="1">
  <xsl:text> </xsl:text><xsl:apply-templates/>
</xsl:template>
<xsl:template match="tei:eg | tei:code">
  <code class="t-{local-name()}"><xsl:call-template name="common"/><xsl:apply-templates/></code>
</xsl:template>
<xsl:template match="tei:space">
  <span class="gap" title="space left empty"><xsl:call-template name="common"/>[ ]</span>
</xsl:template>
<xsl:template match="tei:lb"><br/></xsl:template>
<xsl:template match="tei:lb[@break='no']"><span class="gap" title="a new line within the word">|</span></xsl:template>
<xsl:template match="tei:pb">
  <span class="pb" title="page">
    <xsl:call-template name="common"/><xsl:text>[p.</xsl:text>
    <xsl:if test="@n"><xsl:value-of select="concat(' ', @n)"/></xsl:if>
    <xsl:text>]</xsl:text>
  </span>
</xsl:template>
<xsl:template match="tei:gb">
  <span class="pb" title="gathering">
    <xsl:call-template name="common"/><xsl:value-of select="normalize-space(concat('[gathering ', @n))"/>
    <xsl:text>]</xsl:text><xsl:apply-templates/>
  </span>
</xsl:template>
<xsl:template match="tei:cb">
  <span class="pb" title="column">
    <xsl:call-template name="common"/><xsl:text>[col. </xsl:text><xsl:value-of select="@n"/><xsl:text>]</xsl:text>
  </span>
</xsl:template>
<xsl:template match="tei:milestone">
  <span class="pb" title="{@unit}">
    <xsl:call-template name="common"/><xsl:text>[</xsl:text>
    <xsl:value-of select="normalize-space(concat(@unit, ' ', @n))"/><xsl:text>]</xsl:text>
  </span>
</xsl:template>
<xsl:template match="tei:gap">
  <span class="gap">
    <xsl:attribute name="title">
      <xsl:value-of select="normalize-space(concat('text lost ', @quantity, ' ', @unit, ' ', @extent, ' ', @reason))"/>
    </xsl:attribute>
    <xsl:call-template name="common"/><xsl:text>[…]</xsl:text><xsl:apply-templates/>
  </span>
</xsl:template>
<xsl:template match="tei:date">
  <time>
    <xsl:call-template name="common"/>
    <xsl:if test="@when"><xsl:attribute name="datetime"><xsl:value-of select="@when"/></xsl:attribute></xsl:if>
    <xsl:apply-templates/>
  </time>
</xsl:template>
</xsl:stylesheet>
