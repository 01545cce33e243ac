<?xml version="1.0" encoding="UTF-8"?>
<!-- Divisions, headings, paragraphs, what opens and closes a text, verse. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:y="urn:yichud" exclude-result-prefixes="tei y">
<!-- divisions and blocks -->
<xsl:template match="tei:div">
  <section class="div {translate(@type, ' ', '-')}"><xsl:call-template name="common"/><xsl:apply-templates/></section>
</xsl:template>
<xsl:template match="tei:div[@type='provenance']">
  <details class="furniture provenance">
    <xsl:call-template name="common"/>
    <summary>Where the text comes from</summary>
    <xsl:apply-templates/>
  </details>
</xsl:template>
<xsl:template match="tei:head[@y:level]">
  <xsl:element name="h{@y:level}"><xsl:call-template name="common"/><xsl:apply-templates/></xsl:element>
  <xsl:call-template name="notes"/>
</xsl:template>
<xsl:template match="tei:head[@y:title]" priority="1"><xsl:call-template name="notes"/></xsl:template>
<xsl:template match="tei:head" mode="title">
  <h1>
    <xsl:call-template name="common"/>
    <span class="line"><xsl:apply-templates/></span>
    <xsl:if test="@y:rest"><xsl:text> </xsl:text><span class="line"><xsl:value-of select="@y:rest"/></span></xsl:if>
  </h1>
</xsl:template>
<!-- headings of what stands within a text lead to no page of their own -->
<xsl:template match="tei:head">
  <p class="title"><xsl:call-template name="common"/><xsl:apply-templates/></p>
  <xsl:call-template name="notes"/>
</xsl:template>
<xsl:template match="tei:p | tei:ab">
  <div class="block {local-name()}">
    <xsl:if test="@rend">
      <xsl:attribute name="class">
        <xsl:text>block </xsl:text><xsl:value-of select="local-name()"/><xsl:text> rend-</xsl:text>
        <xsl:value-of select="translate(@rend, ' ', '-')"/>
      </xsl:attribute>
    </xsl:if>
    <xsl:call-template name="common"/>
    <xsl:call-template name="number"/>
    <xsl:choose>
      <xsl:when test="@y:holds"><div class="mixed"><xsl:apply-templates/></div></xsl:when>
      <xsl:otherwise><p><xsl:apply-templates/></p></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="notes"/>
  </div>
</xsl:template>
<xsl:template match="tei:note//tei:p"><span class="p"><xsl:apply-templates/></span></xsl:template>
<xsl:template match="tei:ab[@type='boilerplate'] | tei:fw">
  <details class="furniture">
    <xsl:call-template name="common"/>
    <summary>
      <xsl:choose>
        <xsl:when test="self::tei:fw">page furniture</xsl:when>
        <xsl:otherwise>what stands around the text</xsl:otherwise>
      </xsl:choose>
    </summary>
    <p><xsl:apply-templates/></p>
    <xsl:call-template name="notes"/>
  </details>
</xsl:template>
<xsl:template match="tei:p//tei:fw | tei:ab//tei:fw | tei:l//tei:fw | tei:head//tei:fw | tei:item//tei:fw |
  tei:cell//tei:fw" priority="1">
  <span class="pb fw" title="page furniture">
    <xsl:call-template name="common"/><xsl:text>[</xsl:text><xsl:apply-templates/><xsl:text>]</xsl:text>
  </span>
</xsl:template>
<xsl:template match="tei:byline | tei:dateline | tei:salute | tei:signed | tei:trailer | tei:titlePart | tei:docEdition |
  tei:docImprint | tei:imprimatur | tei:titlePage/tei:docAuthor | tei:titlePage/tei:docDate |
  tei:div/tei:docAuthor | tei:div/tei:docDate">
  <p class="{local-name()}"><xsl:call-template name="common"/><xsl:apply-templates/></p>
  <xsl:call-template name="notes"/>
</xsl:template>
<xsl:template match="tei:opener | tei:closer | tei:postscript | tei:epigraph | tei:argument | tei:titlePage |
  tei:docTitle">
  <div class="{local-name()}"><xsl:call-template name="common"/><xsl:apply-templates/></div>
  <xsl:call-template name="notes"/>
</xsl:template>

<!-- verse -->
<xsl:template match="tei:lg">
  <div class="block lg {translate(@rend, ' ', '-')}">
    <xsl:call-template name="common"/><xsl:call-template name="number"/><xsl:apply-templates/>
  </div>
</xsl:template>
<xsl:template match="tei:l">
  <div class="l {translate(@rend, ' ', '-')} {translate(concat('part', @part), 'IMF', 'imf')}">
    <xsl:call-template name="common"/>
    <xsl:if test="@y:before"><xsl:attribute name="data-before"><xsl:value-of select="@y:before"/></xsl:attribute></xsl:if>
    <xsl:if test="@n mod 5 = 0"><span class="ln" title="line"><xsl:value-of select="@n"/></span></xsl:if>
    <xsl:apply-templates/>
  </div>
  <xsl:call-template name="notes"/>
</xsl:template>
<xsl:template name="number">
  <xsl:if test="@y:n"><a class="number" href="#{@y:id}"><xsl:value-of select="@y:n"/></a></xsl:if>
</xsl:template>
</xsl:stylesheet>
