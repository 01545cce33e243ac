<?xml version="1.0" encoding="UTF-8"?>
<!-- A prepared TEI tree in, the reading page's text out. What the encoder wrote is shown; nothing is dropped: what has no
     template of its own becomes a span of its name. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:y="urn:yichud" exclude-result-prefixes="tei y">
<!-- not html: every id of a tree of HTML is entered in a table, a third of the time; lxml writes either as HTML -->
<xsl:output method="xml" encoding="UTF-8" indent="no"/>

<xsl:variable name="said" select="(/tei:TEI/@xml:lang | /tei:TEI/tei:text/@xml:lang)[last()]"/>
<!-- whether the whole text runs from right to left, so that what stands in another language must say its direction too -->
<xsl:variable name="rtl" select="$said and contains(' he arc yi ar fa syr ', concat(' ', $said, ' '))"/>
<xsl:template match="/"><div class="text"><xsl:apply-templates select="$said"/><xsl:apply-templates select="tei:TEI/tei:text"/></div></xsl:template>
<xsl:template match="tei:text | tei:body"><xsl:apply-templates/></xsl:template>
<xsl:template match="tei:front | tei:back"><div class="{local-name()}"><xsl:apply-templates/></div></xsl:template>

<!-- attributes that any element may have -->
<xsl:template name="common"><xsl:apply-templates select="@y:id"/><xsl:apply-templates select="@xml:lang"/></xsl:template>
<xsl:template match="@y:id"><xsl:attribute name="id"><xsl:value-of select="."/></xsl:attribute></xsl:template>
<xsl:template match="@xml:lang">
  <xsl:attribute name="lang"><xsl:value-of select="."/></xsl:attribute>
  <xsl:if test="not(contains(., '-')) and contains(' he arc yi ar fa syr ', concat(' ', ., ' '))"><xsl:attribute name="dir">rtl</xsl:attribute></xsl:if>
  <xsl:if test="$rtl and (contains(., '-') or not(contains(' he arc yi ar fa syr ', concat(' ', ., ' '))))"><xsl:attribute name="dir">ltr</xsl:attribute></xsl:if>
</xsl:template>

<!-- divisions and blocks -->
<xsl:template match="tei:div"><section class="div {translate(@type, ' ', '-')}"><xsl:call-template name="common"/><xsl:apply-templates/></section></xsl:template>
<xsl:template match="tei:div[@type='provenance']"><details class="furniture provenance"><xsl:call-template name="common"/><summary>Where the text comes from</summary><xsl:apply-templates/></details></xsl:template>
<xsl:template match="tei:head[@y:level]"><xsl:element name="h{@y:level}"><xsl:call-template name="common"/><xsl:apply-templates/></xsl:element><xsl:call-template name="notes"/></xsl:template>
<!-- headings of what stands within a text lead to no page of their own -->
<xsl:template match="tei:head"><p class="title"><xsl:call-template name="common"/><xsl:apply-templates/></p><xsl:call-template name="notes"/></xsl:template>
<xsl:template match="tei:p | tei:ab">
  <div class="block {local-name()}">
    <xsl:if test="@rend"><xsl:attribute name="class">block <xsl:value-of select="local-name()"/><xsl:text> rend-</xsl:text><xsl:value-of select="translate(@rend, ' ', '-')"/></xsl:attribute></xsl:if>
    <xsl:call-template name="common"/>
    <xsl:if test="@y:n"><a class="number" href="#{@y:id}"><xsl:value-of select="@y:n"/></a></xsl:if>
    <xsl:choose><xsl:when test="@y:holds"><div class="mixed"><xsl:apply-templates/></div></xsl:when><xsl:otherwise><p><xsl:apply-templates/></p></xsl:otherwise></xsl:choose>
    <xsl:call-template name="notes"/>
  </div>
</xsl:template>
<xsl:template match="tei:note//tei:p"><span class="p"><xsl:apply-templates/></span></xsl:template>
<xsl:template match="tei:ab[@type='boilerplate'] | tei:fw"><details class="furniture"><xsl:call-template name="common"/><summary><xsl:choose><xsl:when test="self::tei:fw">page furniture</xsl:when><xsl:otherwise>what stands around the text</xsl:otherwise></xsl:choose></summary><p><xsl:apply-templates/></p><xsl:call-template name="notes"/></details></xsl:template>
<xsl:template match="tei:p//tei:fw | tei:ab//tei:fw | tei:l//tei:fw | tei:head//tei:fw | tei:item//tei:fw | tei:cell//tei:fw" priority="1"><span class="pb fw" title="page furniture"><xsl:call-template name="common"/><xsl:text>[</xsl:text><xsl:apply-templates/><xsl:text>]</xsl:text></span></xsl:template>
<xsl:template match="tei:byline | tei:dateline | tei:salute | tei:signed | tei:trailer | tei:titlePart | tei:docEdition | tei:docImprint | tei:imprimatur | tei:titlePage/tei:docAuthor | tei:titlePage/tei:docDate | tei:div/tei:docAuthor | tei:div/tei:docDate"><p class="{local-name()}"><xsl:call-template name="common"/><xsl:apply-templates/></p><xsl:call-template name="notes"/></xsl:template>
<xsl:template match="tei:opener | tei:closer | tei:postscript | tei:epigraph | tei:argument | tei:titlePage | tei:docTitle"><div class="{local-name()}"><xsl:call-template name="common"/><xsl:apply-templates/></div><xsl:call-template name="notes"/></xsl:template>

<!-- verse -->
<xsl:template match="tei:lg">
  <div class="block lg {translate(@rend, ' ', '-')}"><xsl:call-template name="common"/><xsl:call-template name="number"/><xsl:apply-templates/></div>
</xsl:template>
<xsl:template match="tei:l"><div class="l {translate(@rend, ' ', '-')} {translate(concat('part', @part), 'IMF', 'imf')}"><xsl:call-template name="common"/><xsl:apply-templates/></div><xsl:call-template name="notes"/></xsl:template>
<xsl:template name="number"><xsl:if test="@y:n"><a class="number" href="#{@y:id}"><xsl:value-of select="@y:n"/></a></xsl:if></xsl:template>

<!-- lists and tables: what stands between their items or rows stands in the one before it -->
<xsl:template match="tei:list">
  <div class="list"><xsl:call-template name="common"/><xsl:apply-templates select="*[not(preceding-sibling::tei:item or preceding-sibling::tei:label or self::tei:item or self::tei:label)]"/><xsl:choose>
    <xsl:when test="tei:label"><dl><xsl:apply-templates select="tei:label | tei:item"/></dl></xsl:when>
    <xsl:when test="@type = 'ordered' or @rend = 'ordered' or @rend = 'numbered'"><ol><xsl:apply-templates select="tei:item"/></ol></xsl:when>
    <xsl:otherwise><ul><xsl:apply-templates select="tei:item"/></ul></xsl:otherwise>
  </xsl:choose></div>
</xsl:template>
<xsl:template match="tei:item"><li><xsl:call-template name="item"/></li></xsl:template>
<xsl:template match="tei:list[tei:label]/tei:item" priority="1"><dd><xsl:call-template name="item"/></dd></xsl:template>
<xsl:template match="tei:list/tei:label" priority="1"><dt><xsl:call-template name="item"/></dt></xsl:template>
<xsl:template name="item"><xsl:call-template name="common"/><xsl:call-template name="number"/><xsl:apply-templates/><xsl:call-template name="notes"/><xsl:call-template name="between"/></xsl:template>
<xsl:template name="between"><xsl:apply-templates select="following-sibling::*[1][not(parent::tei:list and (self::tei:item or self::tei:label) or parent::tei:table and self::tei:row or parent::tei:row and self::tei:cell or (parent::tei:castList or parent::tei:castGroup) and (self::tei:castItem or self::tei:castGroup))]" mode="between"/></xsl:template>
<xsl:template match="*" mode="between"><xsl:apply-templates select="."/><xsl:call-template name="between"/></xsl:template>
<xsl:template match="tei:table">
  <div class="scroll" tabindex="0" role="group" aria-label="table"><xsl:call-template name="common"/><xsl:apply-templates select="*[not(preceding-sibling::tei:row or self::tei:row or self::tei:head)]"/><table><xsl:if test="tei:head"><caption><xsl:for-each select="tei:head"><span class="title"><xsl:call-template name="common"/><xsl:apply-templates/></span></xsl:for-each></caption></xsl:if><tbody><xsl:apply-templates select="tei:row"/></tbody></table></div>
  <xsl:for-each select="tei:head"><xsl:call-template name="notes"/></xsl:for-each><xsl:call-template name="notes"/>
</xsl:template>
<xsl:template match="tei:label"><span class="labelled"><xsl:call-template name="common"/><xsl:apply-templates/></span></xsl:template>
<xsl:template match="tei:row"><tr><xsl:call-template name="common"/><xsl:apply-templates select="tei:cell"/></tr></xsl:template>
<xsl:template match="tei:cell"><td><xsl:call-template name="cell"/></td></xsl:template>
<xsl:template match="tei:row[@role='label']/tei:cell | tei:cell[@role='label']" priority="1"><th><xsl:call-template name="cell"/></th></xsl:template>
<xsl:template name="cell">
  <xsl:call-template name="common"/>
  <xsl:if test="@cols &gt; 1"><xsl:attribute name="colspan"><xsl:value-of select="@cols"/></xsl:attribute></xsl:if>
  <xsl:if test="@rows &gt; 1"><xsl:attribute name="rowspan"><xsl:value-of select="@rows"/></xsl:attribute></xsl:if>
  <xsl:apply-templates/><xsl:call-template name="notes"/>
  <xsl:if test="not(following-sibling::tei:cell)"><xsl:for-each select=".."><xsl:call-template name="between"/></xsl:for-each></xsl:if>
</xsl:template>

<!-- pictures are named and described, never loaded -->
<xsl:template match="tei:figure"><div class="figure" role="group" aria-label="picture"><xsl:call-template name="common"/><xsl:apply-templates/></div></xsl:template>
<xsl:template match="tei:graphic"><span class="graphic"><xsl:call-template name="common"/><xsl:text>[picture: </xsl:text><xsl:value-of select="@url"/><xsl:text>]</xsl:text><xsl:apply-templates/></span></xsl:template>
<xsl:template match="tei:figDesc"><p class="figDesc"><xsl:call-template name="common"/><xsl:apply-templates/></p><xsl:call-template name="notes"/></xsl:template>

<!-- drama -->
<xsl:template match="tei:castList"><div class="castList"><xsl:call-template name="common"/><xsl:apply-templates select="*[not(self::tei:castItem or self::tei:castGroup or preceding-sibling::tei:castItem or preceding-sibling::tei:castGroup)]"/><ul><xsl:apply-templates select="tei:castItem | tei:castGroup"/></ul></div></xsl:template>
<xsl:template match="tei:castGroup"><li class="castGroup"><xsl:call-template name="common"/><xsl:apply-templates select="*[not(self::tei:castItem or self::tei:castGroup or preceding-sibling::tei:castItem or preceding-sibling::tei:castGroup)]"/><ul><xsl:apply-templates select="tei:castItem | tei:castGroup"/></ul><xsl:call-template name="between"/></li></xsl:template>
<xsl:template match="tei:castItem"><li><xsl:call-template name="common"/><xsl:apply-templates/><xsl:call-template name="notes"/><xsl:call-template name="between"/></li></xsl:template>
<xsl:template match="tei:q[@y:unmarked and not(@y:holds)]"><span class="q unmarked"><xsl:call-template name="common"/><xsl:apply-templates/></span></xsl:template>
<xsl:template match="tei:label[@y:holds]"><div class="labelled"><xsl:call-template name="common"/><xsl:apply-templates/></div><xsl:call-template name="notes"/></xsl:template>
<xsl:template match="tei:stage[@y:holds] | tei:cit[@y:holds] | tei:q[@y:holds]"><div class="{local-name()}"><xsl:call-template name="common"/><xsl:apply-templates/></div><xsl:call-template name="notes"/></xsl:template>
<xsl:template match="tei:stage"><span class="stage"><xsl:call-template name="common"/><xsl:apply-templates/></span></xsl:template>
<xsl:template match="tei:sp"><div class="sp"><xsl:call-template name="common"/><xsl:if test="@y:n"><a class="number" href="#{@y:id}"><xsl:value-of select="@y:n"/></a></xsl:if><xsl:apply-templates/></div></xsl:template>
<xsl:template match="tei:speaker"><p class="speaker"><xsl:call-template name="common"/><xsl:if test="../@y:who"><xsl:attribute name="title"><xsl:value-of select="../@y:who"/></xsl:attribute></xsl:if><xsl:apply-templates/></p><xsl:call-template name="notes"/></xsl:template>

<!-- sentences, with the claims that they state in the margin -->
<xsl:template match="tei:seg">
  <xsl:choose>
    <xsl:when test="@y:n"><span class="sentence" id="{@xml:id}"><xsl:if test="@xml:lang"><xsl:apply-templates select="@xml:lang"/></xsl:if><a class="sn" href="#{@xml:id}"><xsl:value-of select="@y:n"/></a><xsl:apply-templates/><xsl:if test="@y:claims"><span class="claims"><xsl:apply-templates select="y:claim" mode="margin"/></span></xsl:if></span></xsl:when>
    <xsl:otherwise><xsl:call-template name="any"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template match="y:claim"/>
<xsl:template match="y:claim[@status='proposed']" mode="margin"><span class="claim proposed" id="claim-{@id}" title="suggested, not decided: {@topic}, {@aspect}: {@statement}"><b><xsl:value-of select="@sign"/></b><span class="aspect"><xsl:text> </xsl:text><xsl:value-of select="@aspect"/></span></span><xsl:text> </xsl:text></xsl:template>
<xsl:template match="y:claim" mode="margin"><a class="claim {@polarity}" id="claim-{@id}" href="claims.html#{@entry}" title="{@topic}, {@aspect}{substring(' (negative)', 1, 11 * (@polarity = 'negated'))}: {@statement}"><b><xsl:value-of select="@sign"/></b><span class="aspect"><xsl:text> </xsl:text><xsl:value-of select="@aspect"/></span></a><xsl:text> </xsl:text></xsl:template>

<!-- terms -->
<xsl:template match="tei:term | tei:rs">
  <xsl:choose>
    <xsl:when test="@y:concept and @type='translit'"><a class="term translit" href="glossary.html#{@y:concept}" id="{@y:id}" lang="{@xml:lang}"><xsl:apply-templates/></a></xsl:when>
    <xsl:when test="@y:concept"><a class="term {@type}{substring(' again', 1, 6 * boolean(@y:again))}" href="glossary.html#{@y:concept}" id="{@y:id}"><xsl:apply-templates select="@xml:lang"/><xsl:apply-templates/></a></xsl:when>
    <xsl:otherwise><span class="term inner {@type}"><xsl:call-template name="common"/><xsl:apply-templates/></span></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template match="tei:term//tei:term | tei:term//tei:rs"><span class="term inner {@type}"><xsl:if test="@y:concept"><xsl:attribute name="data-concept"><xsl:value-of select="@y:concept"/></xsl:attribute></xsl:if><xsl:call-template name="common"/><xsl:apply-templates/></span></xsl:template>

<!-- what a program takes for a term, a name, a citation or a voice and nobody has decided -->
<xsl:template match="tei:suggested">
  <span class="suggested {@y:kind}" title="suggested by a program, not decided: {@y:called}{substring(concat(', certainty ', @y:cert), 1, 99 * boolean(@y:cert))}"><xsl:apply-templates select="@y:id"/><xsl:if test="@y:kind = 'voice' and @y:id"><span class="who"><xsl:value-of select="@y:called"/><span class="aloud"> maybe says: </span></span></xsl:if><xsl:apply-templates/><xsl:choose><xsl:when test="@y:way and not(ancestor::tei:ref or ancestor::tei:bibl or ancestor::tei:term or ancestor::tei:persName)"><a class="doubt" href="{@y:way}" aria-label="suggested: {@y:called}">?</a></xsl:when><xsl:otherwise><span class="doubt">?</span></xsl:otherwise></xsl:choose></span>
</xsl:template>
<!-- persons, works, citations -->
<xsl:template match="tei:persName[@ref] | tei:orgName[@ref]"><a class="person" href="people.html#{substring-after(@ref, ':')}"><xsl:call-template name="common"/><xsl:apply-templates/></a></xsl:template>
<xsl:template match="tei:bibl"><span class="bibl"><xsl:call-template name="common"/><xsl:choose>
  <xsl:when test="@y:href and not(.//tei:persName)"><a class="out" href="{@y:href}" rel="noreferrer" title="{@y:called}, at Sefaria"><xsl:apply-templates/></a></xsl:when>
  <xsl:when test="@y:work and not(.//tei:persName)"><a href="works.html#{@y:entry}" title="{@y:called}"><xsl:apply-templates/></a></xsl:when>
  <xsl:otherwise><xsl:apply-templates/></xsl:otherwise></xsl:choose></span></xsl:template>
<xsl:template match="tei:title"><cite><xsl:call-template name="common"/><xsl:apply-templates/></cite></xsl:template>

<!-- voices -->
<xsl:template match="tei:said"><xsl:choose><xsl:when test="@y:holds"><div class="said"><xsl:call-template name="said"/></div><xsl:call-template name="notes"/></xsl:when><xsl:otherwise><span class="said"><xsl:call-template name="said"/></span></xsl:otherwise></xsl:choose></xsl:template>
<xsl:template name="said"><xsl:call-template name="common"/><xsl:if test="@y:who"><span class="who"><xsl:value-of select="@y:who"/><span class="aloud"> says: </span></span></xsl:if><xsl:apply-templates/></xsl:template>
<xsl:template match="tei:quote"><xsl:choose><xsl:when test="@y:holds"><blockquote class="quote"><xsl:call-template name="common"/><xsl:apply-templates/></blockquote><xsl:call-template name="notes"/></xsl:when><xsl:otherwise><span class="quote"><xsl:call-template name="common"/><xsl:apply-templates/></span></xsl:otherwise></xsl:choose></xsl:template>

<!-- notes: the call where it stands, the note after its block; one that no block calls follows its call -->
<xsl:template match="tei:note"><a class="call" role="doc-noteref" href="#{@y:id}" id="call-{@y:id}" aria-label="note {@n}"><xsl:call-template name="sign"/></a><xsl:if test="not(@y:at)"><xsl:call-template name="note"/></xsl:if></xsl:template>
<xsl:template name="sign"><xsl:choose><xsl:when test="@n"><xsl:value-of select="@n"/></xsl:when><xsl:otherwise>*</xsl:otherwise></xsl:choose></xsl:template>
<xsl:template name="note"><aside class="note" id="{@y:id}"><xsl:apply-templates select="@xml:lang"/><a class="back" href="#call-{@y:id}" aria-label="back to the text"><xsl:call-template name="sign"/></a><xsl:text> </xsl:text><xsl:apply-templates/></aside></xsl:template>
<xsl:template name="notes"><xsl:if test="@y:notes"><xsl:variable name="here" select="@y:id"/><xsl:for-each select="descendant::tei:note[@y:at = $here]"><xsl:call-template name="note"/></xsl:for-each></xsl:if></xsl:template>

<!-- signs and small things -->
<xsl:template match="tei:hi"><em class="{@rend}"><xsl:call-template name="common"/><xsl:apply-templates/></em></xsl:template>
<xsl:template match="tei:emph"><em><xsl:call-template name="common"/><xsl:apply-templates/></em></xsl:template>
<xsl:template match="tei:foreign"><i class="foreign"><xsl:call-template name="common"/><xsl:apply-templates/></i></xsl:template>
<xsl:template match="tei:ref[@y:href]"><a class="ref" href="{@y:href}" rel="noreferrer"><xsl:call-template name="common"/><xsl:apply-templates/></a></xsl:template>
<xsl:template match="tei:ref[ancestor::tei:ref or ancestor::tei:bibl or ancestor::tei:term or ancestor::tei:persName or .//tei:bibl or .//tei:term or .//tei:rs or .//tei:persName or .//tei:note]" priority="1"><xsl:call-template name="any"/></xsl:template>

<!-- readings: what is written, or the lemma, stands in the line; the others in brackets after it -->
<xsl:template match="tei:choice"><span class="choice"><xsl:call-template name="common"/><xsl:apply-templates select="tei:sic | tei:orig | tei:abbr"/><xsl:choose><xsl:when test="tei:sic | tei:orig | tei:abbr"><xsl:apply-templates select="*[not(self::tei:sic or self::tei:orig or self::tei:abbr)]" mode="beside"/></xsl:when><xsl:otherwise><xsl:apply-templates select="*[1]"/><xsl:apply-templates select="*[position() &gt; 1]" mode="beside"/></xsl:otherwise></xsl:choose></span></xsl:template>
<xsl:template match="*" mode="beside"><ins class="{local-name()}"><xsl:call-template name="common"/><xsl:text>[</xsl:text><xsl:apply-templates/><xsl:text>]</xsl:text></ins></xsl:template>
<xsl:template match="tei:app"><span class="app"><xsl:call-template name="common"/><xsl:for-each select="*"><xsl:choose><xsl:when test="self::tei:lem or self::tei:rdg or self::tei:note"><xsl:apply-templates select="."/></xsl:when><xsl:otherwise><xsl:apply-templates select="." mode="witness"/></xsl:otherwise></xsl:choose></xsl:for-each></span></xsl:template>
<xsl:template match="tei:lem | tei:rdg[not(preceding-sibling::*)]"><span class="lem"><xsl:call-template name="common"/><xsl:call-template name="witnesses"/><xsl:apply-templates/></span></xsl:template>
<xsl:template match="tei:rdg[preceding-sibling::*]"><span class="rdg"><xsl:call-template name="common"/><xsl:text> [</xsl:text><xsl:if test="@wit"><span class="wit"><xsl:value-of select="translate(@wit, '#', '')"/></span><xsl:text>: </xsl:text></xsl:if><xsl:apply-templates/><xsl:if test="not(node())">omitted</xsl:if><xsl:text>]</xsl:text></span></xsl:template>
<xsl:template match="*" mode="witness"><span class="rdg"><xsl:call-template name="common"/><xsl:text> [</xsl:text><xsl:if test="@wit"><span class="wit"><xsl:value-of select="translate(@wit, '#', '')"/></span><xsl:text>: </xsl:text></xsl:if><xsl:apply-templates/><xsl:text>]</xsl:text></span></xsl:template>
<xsl:template name="witnesses"><xsl:if test="@wit"><xsl:attribute name="title">so <xsl:value-of select="translate(@wit, '#', '')"/></xsl:attribute></xsl:if></xsl:template>
<xsl:template match="tei:del"><del><xsl:call-template name="common"/><xsl:apply-templates/></del></xsl:template>
<xsl:template match="tei:add"><ins class="add"><xsl:attribute name="title">added <xsl:value-of select="@place"/></xsl:attribute><xsl:call-template name="common"/><xsl:apply-templates/></ins></xsl:template>
<xsl:template match="tei:supplied"><span class="supplied" title="supplied by the editor"><xsl:call-template name="common"/><xsl:text>[</xsl:text><xsl:apply-templates/><xsl:text>]</xsl:text></span></xsl:template>
<xsl:template match="tei:unclear"><span class="unclear" title="unclear"><xsl:call-template name="common"/><xsl:apply-templates/></span></xsl:template>
<xsl:template match="tei:secl"><span class="secl" title="set apart by the editor"><xsl:call-template name="common"/>⟨<xsl:apply-templates/>⟩</span></xsl:template>
<xsl:template match="tei:surplus"><span class="surplus" title="superfluous"><xsl:call-template name="common"/>{<xsl:apply-templates/>}</span></xsl:template>
<xsl:template match="tei:handShift"><span class="pb" title="another hand"><xsl:call-template name="common"/><xsl:text>[hand </xsl:text><xsl:value-of select="translate(concat(@new, @scribe, @n), '#', '')"/><xsl:text>]</xsl:text><xsl:apply-templates/></span></xsl:template>
<xsl:template match="tei:ptr"><xsl:choose><xsl:when test="@y:href and not(ancestor::tei:ref or ancestor::tei:bibl or ancestor::tei:term or ancestor::tei:persName)"><a class="ref" href="{@y:href}" rel="noreferrer"><xsl:call-template name="common"/><xsl:value-of select="@target"/></a></xsl:when><xsl:otherwise><span class="ptr"><xsl:call-template name="common"/><xsl:value-of select="@target"/></span></xsl:otherwise></xsl:choose></xsl:template>
<!-- what is said of the text and not in it -->
<xsl:template match="tei:index | tei:interp | tei:interpGrp | tei:spanGrp | tei:span | tei:fs | tei:xenoData"><span class="about t-{local-name()}"><xsl:call-template name="common"/><xsl:if test="normalize-space()"><xsl:text> [</xsl:text><xsl:value-of select="local-name()"/><xsl:text>: </xsl:text><xsl:apply-templates/><xsl:text>]</xsl:text></xsl:if></span></xsl:template>
<xsl:template match="tei:index//tei:index | tei:interpGrp//tei:interp | tei:spanGrp//tei:span | tei:fs//tei:fs" priority="1"><xsl:text> </xsl:text><xsl:apply-templates/></xsl:template>
<xsl:template match="tei:eg | tei:code"><code class="t-{local-name()}"><xsl:call-template name="common"/><xsl:apply-templates/></code></xsl:template>
<xsl:template match="tei:space"><span class="gap" title="space left empty"><xsl:call-template name="common"/>[ ]</span></xsl:template>
<xsl:template match="tei:lb"><br/></xsl:template>
<xsl:template match="tei:lb[@break='no']"><span class="gap" title="a new line within the word">|</span></xsl:template>
<xsl:template match="tei:pb"><span class="pb" title="page"><xsl:call-template name="common"/><xsl:text>[p.</xsl:text><xsl:if test="@n"> <xsl:value-of select="concat(' ', @n)"/></xsl:if><xsl:text>]</xsl:text></span></xsl:template>
<xsl:template match="tei:gb"><span class="pb" title="gathering"><xsl:call-template name="common"/><xsl:value-of select="normalize-space(concat('[gathering ', @n))"/><xsl:text>]</xsl:text><xsl:apply-templates/></span></xsl:template>
<xsl:template match="tei:cb"><span class="pb" title="column"><xsl:call-template name="common"/><xsl:text>[col. </xsl:text><xsl:value-of select="@n"/><xsl:text>]</xsl:text></span></xsl:template>
<xsl:template match="tei:milestone"><span class="pb" title="{@unit}"><xsl:call-template name="common"/><xsl:text>[</xsl:text><xsl:value-of select="normalize-space(concat(@unit, ' ', @n))"/><xsl:text>]</xsl:text></span></xsl:template>
<xsl:template match="tei:gap"><span class="gap"><xsl:attribute name="title"><xsl:value-of select="normalize-space(concat('text lost ', @quantity, ' ', @unit, ' ', @extent, ' ', @reason))"/></xsl:attribute><xsl:call-template name="common"/>[…]<xsl:apply-templates/></span></xsl:template>
<xsl:template match="tei:date"><time><xsl:call-template name="common"/><xsl:if test="@when"><xsl:attribute name="datetime"><xsl:value-of select="@when"/></xsl:attribute></xsl:if><xsl:apply-templates/></time></xsl:template>
<!-- without a rule of its own an element is a block where it is a passage or holds one, else it stands in its line -->
<xsl:template match="y:block"><div class="other t-{@y:name}"><xsl:if test="@type"><xsl:attribute name="data-type"><xsl:value-of select="@type"/></xsl:attribute></xsl:if><xsl:call-template name="common"/><xsl:call-template name="number"/><xsl:if test="@n and (@y:name = 'sense' or @y:name = 'hom')"><b class="of"><xsl:value-of select="@n"/></b><xsl:text> </xsl:text></xsl:if><xsl:apply-templates/><xsl:call-template name="notes"/></div><xsl:text> </xsl:text></xsl:template>
<xsl:template match="*" name="any"><span class="t-{local-name()}"><xsl:if test="@type"><xsl:attribute name="data-type"><xsl:value-of select="@type"/></xsl:attribute></xsl:if><xsl:call-template name="common"/><xsl:apply-templates/></span></xsl:template>
</xsl:stylesheet>
