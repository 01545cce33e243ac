<?xml version="1.0" encoding="UTF-8"?>
<!-- What an editor does to the words of a text. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:y="urn:yichud" exclude-result-prefixes="tei y">
<!-- readings: what is written, or the lemma, stands in the line; the others in brackets after it -->
<xsl:template match="tei:choice">
  <span class="choice">
    <xsl:call-template name="common"/><xsl:apply-templates select="tei:sic | tei:orig | tei:abbr"/>
    <xsl:choose>
      <xsl:when test="tei:sic | tei:orig | tei:abbr">
        <xsl:apply-templates select="*[not(self::tei:sic or self::tei:orig or self::tei:abbr)]" mode="beside"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="*[1]"/><xsl:apply-templates select="*[position() &gt; 1]" mode="beside"/>
      </xsl:otherwise>
    </xsl:choose>
  </span>
</xsl:template>
<xsl:template match="*" mode="beside">
  <ins class="{local-name()}">
    <xsl:call-template name="common"/><xsl:text>[</xsl:text><xsl:apply-templates/><xsl:text>]</xsl:text>
  </ins>
</xsl:template>
<xsl:template match="tei:app">
  <span class="app">
    <xsl:call-template name="common"/>
    <xsl:for-each select="*">
      <xsl:choose>
        <xsl:when test="self::tei:lem or self::tei:rdg or self::tei:note"><xsl:apply-templates select="."/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="." mode="witness"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </span>
</xsl:template>
<xsl:template match="tei:lem | tei:rdg[not(preceding-sibling::*)]">
  <span class="lem">
    <xsl:call-template name="common"/><xsl:call-template name="witnesses"/><xsl:apply-templates/>
  </span>
</xsl:template>
<xsl:template match="tei:rdg[preceding-sibling::*]">
  <span class="rdg">
    <xsl:call-template name="common"/><xsl:text> [</xsl:text>
    <xsl:if test="@wit">
      <span class="wit"><xsl:value-of select="translate(@wit, '#', '')"/></span>
      <xsl:text>: </xsl:text>
    </xsl:if>
    <xsl:apply-templates/>
    <xsl:if test="not(node())">omitted</xsl:if>
    <xsl:text>]</xsl:text>
  </span>
</xsl:template>
<xsl:template match="*" mode="witness">
  <span class="rdg">
    <xsl:call-template name="common"/><xsl:text> [</xsl:text>
    <xsl:if test="@wit">
      <span class="wit"><xsl:value-of select="translate(@wit, '#', '')"/></span>
      <xsl:text>: </xsl:text>
    </xsl:if>
    <xsl:apply-templates/><xsl:text>]</xsl:text>
  </span>
</xsl:template>
<xsl:template name="witnesses">
  <xsl:if test="@wit">
    <xsl:attribute name="title">so <xsl:value-of select="translate(@wit, '#', '')"/></xsl:attribute>
  </xsl:if>
</xsl:template>
<xsl:template match="tei:del"><del><xsl:call-template name="common"/><xsl:apply-templates/></del></xsl:template>
<xsl:template match="tei:add">
  <ins class="add">
    <xsl:attribute name="title">added <xsl:value-of select="@place"/></xsl:attribute>
    <xsl:call-template name="common"/><xsl:apply-templates/>
  </ins>
</xsl:template>
<xsl:template match="tei:supplied">
  <span class="supplied" title="supplied by the editor">
    <xsl:call-template name="common"/><xsl:text>[</xsl:text><xsl:apply-templates/><xsl:text>]</xsl:text>
  </span>
</xsl:template>
<xsl:template match="tei:unclear">
  <span class="unclear" title="unclear"><xsl:call-template name="common"/><xsl:apply-templates/></span>
</xsl:template>
<xsl:template match="tei:secl">
  <span class="secl" title="set apart by the editor"><xsl:call-template name="common"/>⟨<xsl:apply-templates/>⟩</span>
</xsl:template>
<xsl:template match="tei:surplus">
  <span class="surplus" title="superfluous"><xsl:call-template name="common"/>{<xsl:apply-templates/>}</span>
</xsl:template>
<xsl:template match="tei:handShift">
  <span class="pb" title="another hand">
    <xsl:call-template name="common"/><xsl:text>[hand </xsl:text>
    <xsl:value-of select="translate(concat(@new, @scribe, @n), '#', '')"/><xsl:text>]</xsl:text><xsl:apply-templates/>
  </span>
</xsl:template>
<xsl:template match="tei:ptr">
  <xsl:choose>
    <xsl:when test="@y:href and not(ancestor::tei:ref or ancestor::tei:bibl or ancestor::tei:term
      or ancestor::tei:persName)">
      <a class="ref" href="{@y:href}" rel="noreferrer">
        <xsl:call-template name="common"/><xsl:value-of select="@target"/>
      </a>
    </xsl:when>
    <xsl:otherwise>
      <span class="ptr"><xsl:call-template name="common"/><xsl:value-of select="@target"/></span>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>
