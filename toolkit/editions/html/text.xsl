<?xml version="1.0" encoding="UTF-8"?>
<!-- A prepared TEI tree in, the reading page's text out. What the encoder wrote is shown; nothing is dropped: what has no
     template of its own becomes a span of its name. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:y="urn:yichud" exclude-result-prefixes="tei y">
<!-- not html: every id of a tree of HTML is entered in a table, a third of the time; lxml writes either as HTML -->
<xsl:output method="xml" encoding="UTF-8" indent="no"/>

<xsl:variable name="said" select="(/tei:TEI/@xml:lang | /tei:TEI/tei:text/@xml:lang)[last()]"/>
<!-- whether the whole text runs from right to left, so that what stands in another language must say its direction too -->
<xsl:variable name="rtl" select="$said and contains(' he arc yi ar fa syr ', concat(' ', $said, ' '))"/>
<!-- the heading that is the title of the text is drawn first, and apart from the rest -->
<xsl:template match="/">
  <div class="text">
    <xsl:apply-templates select="$said"/>
    <xsl:if test="tei:TEI/@y:titled"><xsl:apply-templates select="//tei:head[@y:title]" mode="title"/></xsl:if>
    <xsl:apply-templates select="tei:TEI/tei:text"/>
  </div>
</xsl:template>
<xsl:template match="tei:text | tei:body"><xsl:apply-templates/></xsl:template>
<xsl:template match="tei:front | tei:back"><div class="{local-name()}"><xsl:apply-templates/></div></xsl:template>

<!-- attributes that any element may have -->
<xsl:template name="common">
  <xsl:apply-templates select="@y:id"/><xsl:apply-templates select="@xml:lang"/>
</xsl:template>
<xsl:template match="@y:id"><xsl:attribute name="id"><xsl:value-of select="."/></xsl:attribute></xsl:template>
<xsl:template match="@xml:lang">
  <xsl:attribute name="lang"><xsl:value-of select="."/></xsl:attribute>
  <xsl:if test="not(contains(., '-')) and contains(' he arc yi ar fa syr ', concat(' ', ., ' '))">
    <xsl:attribute name="dir">rtl</xsl:attribute>
  </xsl:if>
  <xsl:if test="$rtl and (contains(., '-') or not(contains(' he arc yi ar fa syr ', concat(' ', ., ' '))))">
    <xsl:attribute name="dir">ltr</xsl:attribute>
  </xsl:if>
</xsl:template>

<!-- by subject; of two templates for one element that are as good, the later one is taken -->
<xsl:include href="text/blocks.xsl"/>
<xsl:include href="text/apart.xsl"/>
<xsl:include href="text/drama.xsl"/>
<xsl:include href="text/annotations.xsl"/>
<xsl:include href="text/notes.xsl"/>
<xsl:include href="text/line.xsl"/>
<xsl:include href="text/readings.xsl"/>
<xsl:include href="text/signs.xsl"/>

<!-- without a rule of its own an element is a block where it is a passage or holds one, else it stands in its line -->
<xsl:template match="y:block">
  <div class="other t-{@y:name}">
    <xsl:if test="@type"><xsl:attribute name="data-type"><xsl:value-of select="@type"/></xsl:attribute></xsl:if>
    <xsl:call-template name="common"/><xsl:call-template name="number"/>
    <xsl:if test="@n and (@y:name = 'sense' or @y:name = 'hom')">
      <b class="of"><xsl:value-of select="@n"/></b>
      <xsl:text> </xsl:text>
    </xsl:if>
    <xsl:apply-templates/><xsl:call-template name="notes"/>
  </div>
  <xsl:text> </xsl:text>
</xsl:template>
<xsl:template match="*" name="any">
  <span class="t-{local-name()}">
    <xsl:if test="@type"><xsl:attribute name="data-type"><xsl:value-of select="@type"/></xsl:attribute></xsl:if>
    <xsl:call-template name="common"/><xsl:apply-templates/>
  </span>
</xsl:template>
</xsl:stylesheet>
