<?xml version="1.0" encoding="UTF-8"?>
<!-- A prepared TEI tree in, the reading page's text out. What the encoder wrote is shown; nothing is dropped: what has no
     template of its own becomes a span of its name. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:y="urn:yichud" exclude-result-prefixes="tei y">
<!-- not html: every id of a tree of HTML is entered in a table, a third of the time; lxml writes either as HTML -->
<xsl:output method="xml" encoding="UTF-8" indent="no"/>

<xsl:template match="/"><div class="text"><xsl:apply-templates select="tei:TEI/tei:text"/></div></xsl:template>
<xsl:template match="tei:text | tei:body"><xsl:apply-templates/></xsl:template>
<xsl:template match="tei:front | tei:back"><div class="{local-name()}"><xsl:apply-templates/></div></xsl:template>

<!-- attributes that any element may have -->
<xsl:template name="common"><xsl:apply-templates select="@y:id"/><xsl:apply-templates select="@xml:lang"/></xsl:template>
<xsl:template match="@y:id"><xsl:attribute name="id"><xsl:value-of select="."/></xsl:attribute></xsl:template>
<xsl:template match="@xml:lang">
  <xsl:attribute name="lang"><xsl:value-of select="."/></xsl:attribute>
  <xsl:if test="not(contains(., '-')) and contains(' he arc yi ar fa syr ', concat(' ', ., ' '))"><xsl:attribute name="dir">rtl</xsl:attribute></xsl:if>
</xsl:template>

<!-- divisions and blocks -->
<xsl:template match="tei:div"><section class="div {translate(@type, ' ', '-')}"><xsl:call-template name="common"/><xsl:apply-templates/></section></xsl:template>
<xsl:template match="tei:div[@type='provenance']"><details class="furniture provenance"><xsl:call-template name="common"/><summary>Where the text comes from</summary><xsl:apply-templates/></details></xsl:template>
<xsl:template match="tei:head[@y:level]"><xsl:element name="h{@y:level}"><xsl:call-template name="common"/><xsl:apply-templates/></xsl:element><xsl:call-template name="notes"/></xsl:template>
<xsl:template match="tei:p | tei:lg | tei:ab">
  <div class="block {local-name()}">
    <xsl:if test="@rend"><xsl:attribute name="class">block <xsl:value-of select="local-name()"/><xsl:text> rend-</xsl:text><xsl:value-of select="translate(@rend, ' ', '-')"/></xsl:attribute></xsl:if>
    <xsl:call-template name="common"/>
    <xsl:if test="@y:n"><a class="number" href="#{@y:id}"><xsl:value-of select="@y:n"/></a></xsl:if>
    <p><xsl:apply-templates/></p>
    <xsl:call-template name="notes"/>
  </div>
</xsl:template>
<xsl:template match="tei:note//tei:p"><span class="p"><xsl:apply-templates/></span></xsl:template>
<xsl:template match="tei:ab[@type='boilerplate'] | tei:fw"><details class="furniture"><xsl:call-template name="common"/><summary><xsl:choose><xsl:when test="self::tei:fw">page furniture</xsl:when><xsl:otherwise>what stands around the text</xsl:otherwise></xsl:choose></summary><p><xsl:apply-templates/></p></details></xsl:template>
<xsl:template match="tei:l"><span class="l"><xsl:call-template name="common"/><xsl:apply-templates/></span></xsl:template>
<xsl:template match="tei:byline | tei:dateline | tei:opener | tei:closer | tei:salute | tei:signed | tei:trailer | tei:epigraph"><p class="{local-name()}"><xsl:call-template name="common"/><xsl:apply-templates/></p></xsl:template>
<xsl:template match="tei:list"><ul><xsl:call-template name="common"/><xsl:apply-templates select="tei:item"/></ul></xsl:template>
<xsl:template match="tei:item"><li><xsl:call-template name="common"/><xsl:apply-templates/></li></xsl:template>
<xsl:template match="tei:sp"><div class="sp"><xsl:call-template name="common"/><xsl:if test="@y:n"><a class="number" href="#{@y:id}"><xsl:value-of select="@y:n"/></a></xsl:if><xsl:apply-templates/></div></xsl:template>
<xsl:template match="tei:speaker"><p class="speaker"><xsl:call-template name="common"/><xsl:if test="../@y:who"><xsl:attribute name="title"><xsl:value-of select="../@y:who"/></xsl:attribute></xsl:if><xsl:apply-templates/></p></xsl:template>

<!-- sentences, with the claims that they state in the margin -->
<xsl:template match="tei:seg">
  <xsl:choose>
    <xsl:when test="@y:n"><span class="sentence" id="{@xml:id}"><xsl:apply-templates select="@xml:lang"/><a class="sn" href="#{@xml:id}"><xsl:value-of select="@y:n"/></a><xsl:apply-templates/><xsl:if test="y:claim"><span class="claims"><xsl:apply-templates select="y:claim" mode="margin"/></span></xsl:if></span></xsl:when>
    <xsl:otherwise><xsl:call-template name="any"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template match="y:claim"/>
<xsl:template match="y:claim[@status='proposed']" mode="margin"><span class="claim proposed" id="claim-{@id}" title="suggested, not decided: {@topic}, {@aspect}: {@statement}"><b><xsl:value-of select="@initial"/></b><xsl:text> </xsl:text><xsl:value-of select="@aspect"/><xsl:text> ?</xsl:text></span><xsl:text> </xsl:text></xsl:template>
<xsl:template match="y:claim" mode="margin"><a class="claim {@polarity}" id="claim-{@id}" href="claims.html#cell-{@cell}" title="{@topic}, {@aspect}{substring(' (negative)', 1, 11 * (@polarity = 'negated'))}: {@statement}"><b><xsl:value-of select="@initial"/></b><xsl:text> </xsl:text><xsl:value-of select="@aspect"/></a><xsl:text> </xsl:text></xsl:template>

<!-- terms -->
<xsl:template match="tei:term | tei:rs">
  <xsl:choose>
    <xsl:when test="@y:concept and @type='translit'"><a class="term translit" href="glossary.html#{@y:concept}" id="{@y:id}" lang="{@xml:lang}"><xsl:apply-templates/></a></xsl:when>
    <xsl:when test="@y:concept"><a class="term {@type}{substring(' again', 1, 6 * boolean(@y:again))}" href="glossary.html#{@y:concept}" id="{@y:id}"><xsl:apply-templates select="@xml:lang"/><xsl:apply-templates/></a></xsl:when>
    <xsl:otherwise><span class="term inner {@type}"><xsl:call-template name="common"/><xsl:apply-templates/></span></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template match="tei:term//tei:term | tei:term//tei:rs"><span class="term inner {@type}"><xsl:if test="@y:concept"><xsl:attribute name="data-concept"><xsl:value-of select="@y:concept"/></xsl:attribute></xsl:if><xsl:call-template name="common"/><xsl:apply-templates/></span></xsl:template>

<!-- what a program takes for a term and nobody has decided -->
<xsl:template match="tei:suggested">
  <span class="suggested" id="{@y:id}" title="suggested by a program, not decided: {@y:called}{substring(concat(', certainty ', @y:cert), 1, 99 * boolean(@y:cert))}"><xsl:apply-templates/><xsl:choose><xsl:when test="@y:concept"><a class="doubt" href="glossary.html#{@y:concept}" aria-label="suggested: {@y:called}">?</a></xsl:when><xsl:otherwise><span class="doubt">?</span></xsl:otherwise></xsl:choose></span>
</xsl:template>
<!-- persons, works, citations -->
<xsl:template match="tei:persName | tei:orgName"><a class="person" href="people.html#{substring-after(@ref, ':')}"><xsl:call-template name="common"/><xsl:apply-templates/></a></xsl:template>
<xsl:template match="tei:bibl"><span class="bibl"><xsl:call-template name="common"/><xsl:choose>
  <xsl:when test="@y:href and not(.//tei:persName)"><a class="out" href="{@y:href}" rel="noreferrer" title="{@y:called}, at Sefaria"><xsl:apply-templates/></a></xsl:when>
  <xsl:when test="@y:work and not(.//tei:persName)"><a href="works.html#{@y:entry}" title="{@y:called}"><xsl:apply-templates/></a></xsl:when>
  <xsl:otherwise><xsl:apply-templates/></xsl:otherwise></xsl:choose></span></xsl:template>
<xsl:template match="tei:title"><cite><xsl:call-template name="common"/><xsl:apply-templates/></cite></xsl:template>

<!-- voices -->
<xsl:template match="tei:said"><span class="said"><xsl:call-template name="common"/><xsl:if test="@y:who"><span class="who"><xsl:value-of select="@y:who"/><span class="aloud"> says: </span></span></xsl:if><xsl:apply-templates/></span></xsl:template>
<xsl:template match="tei:quote"><span class="quote"><xsl:call-template name="common"/><xsl:apply-templates/></span></xsl:template>

<!-- notes: the call where it stands, the note after its block -->
<xsl:template match="tei:note"><a class="call" role="doc-noteref" href="#{@y:id}" id="call-{@y:id}" aria-label="note {@n}"><xsl:choose><xsl:when test="@n"><xsl:value-of select="@n"/></xsl:when><xsl:otherwise>*</xsl:otherwise></xsl:choose></a></xsl:template>
<xsl:template name="notes">
  <xsl:for-each select="descendant::tei:note[not(ancestor::tei:note)]">
    <aside class="note" id="{@y:id}"><a class="back" href="#call-{@y:id}" aria-label="back to the text"><xsl:choose><xsl:when test="@n"><xsl:value-of select="@n"/></xsl:when><xsl:otherwise>*</xsl:otherwise></xsl:choose></a><xsl:text> </xsl:text><xsl:apply-templates/></aside>
  </xsl:for-each>
</xsl:template>

<!-- signs and small things -->
<xsl:template match="tei:hi"><em class="{translate(@rend, ' ', '-')}"><xsl:call-template name="common"/><xsl:apply-templates/></em></xsl:template>
<xsl:template match="tei:emph"><em><xsl:call-template name="common"/><xsl:apply-templates/></em></xsl:template>
<xsl:template match="tei:foreign"><i class="foreign"><xsl:call-template name="common"/><xsl:apply-templates/></i></xsl:template>
<xsl:template match="tei:choice"><span class="choice"><xsl:call-template name="common"/><xsl:apply-templates/></span></xsl:template>
<xsl:template match="tei:choice/tei:corr | tei:choice/tei:reg | tei:choice/tei:expan"><ins class="{local-name()}"><xsl:text>[</xsl:text><xsl:apply-templates/><xsl:text>]</xsl:text></ins></xsl:template>
<xsl:template match="tei:lb"><br/></xsl:template>
<xsl:template match="tei:pb"><span class="pb" title="page"><xsl:call-template name="common"/><xsl:text>[p. </xsl:text><xsl:value-of select="@n"/><xsl:text>]</xsl:text></span></xsl:template>
<xsl:template match="tei:gap"><span class="gap" title="text lost"><xsl:call-template name="common"/>[…]</span></xsl:template>
<xsl:template match="tei:date"><time><xsl:call-template name="common"/><xsl:if test="@when"><xsl:attribute name="datetime"><xsl:value-of select="@when"/></xsl:attribute></xsl:if><xsl:apply-templates/></time></xsl:template>
<xsl:template match="*" name="any"><span class="{local-name()}"><xsl:if test="@type"><xsl:attribute name="data-type"><xsl:value-of select="@type"/></xsl:attribute></xsl:if><xsl:call-template name="common"/><xsl:apply-templates/></span></xsl:template>
</xsl:stylesheet>
