<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands in a line: emphasis, foreign words, links. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:y="urn:yichud" exclude-result-prefixes="tei y">
<!-- signs and small things -->
<xsl:template match="tei:hi">
  <em class="{@rend}"><xsl:call-template name="common"/><xsl:apply-templates/></em>
</xsl:template>
<xsl:template match="tei:emph"><em><xsl:call-template name="common"/><xsl:apply-templates/></em></xsl:template>
<xsl:template match="tei:foreign">
  <i class="foreign"><xsl:call-template name="common"/><xsl:apply-templates/></i>
</xsl:template>
<xsl:template match="tei:ref[@y:href]">
  <a class="ref" href="{@y:href}" rel="noreferrer"><xsl:call-template name="common"/><xsl:apply-templates/></a>
</xsl:template>
<xsl:template match="tei:ref[ancestor::tei:ref or ancestor::tei:bibl or ancestor::tei:term or ancestor::tei:persName
  or .//tei:bibl or .//tei:term or .//tei:rs or .//tei:persName or .//tei:note]" priority="1">
  <xsl:call-template name="any"/>
</xsl:template>
</xsl:stylesheet>
