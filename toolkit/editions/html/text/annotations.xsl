<?xml version="1.0" encoding="UTF-8"?>
<!-- What the annotators mark: sentences with their claims, terms, suggestions, persons, citations, voices. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
  xmlns:y="urn:yichud" exclude-result-prefixes="tei y">
<!-- sentences, with the claims that they state in the margin -->
<xsl:template match="tei:seg">
  <xsl:choose>
    <xsl:when test="@y:n">
      <span class="sentence" id="{@xml:id}">
        <xsl:if test="@xml:lang"><xsl:apply-templates select="@xml:lang"/></xsl:if>
        <a class="sn" href="#{@xml:id}"><xsl:value-of select="@y:n"/></a>
        <xsl:apply-templates/>
        <xsl:if test="@y:claims">
          <span class="claims"><xsl:apply-templates select="y:claim" mode="margin"/></span>
        </xsl:if>
      </span>
    </xsl:when>
    <xsl:otherwise><xsl:call-template name="any"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template match="y:claim"/>
<xsl:template match="y:claim[@status='proposed']" mode="margin">
  <span class="claim proposed" id="claim-{@id}" title="suggested, not decided: {@topic}, {@aspect}: {@statement}">
    <b><xsl:value-of select="@sign"/></b>
    <span class="aspect"><xsl:text> </xsl:text><xsl:value-of select="@aspect"/></span>
  </span>
  <xsl:text> </xsl:text>
</xsl:template>
<xsl:template match="y:claim" mode="margin">
  <a class="claim {@polarity}" id="claim-{@id}" href="claims.html#{@entry}"
    title="{@topic}, {@aspect}{substring(' (negative)', 1, 11 * (@polarity = 'negated'))}: {@statement}">
    <b><xsl:value-of select="@sign"/></b>
    <span class="aspect"><xsl:text> </xsl:text><xsl:value-of select="@aspect"/></span>
  </a>
  <xsl:text> </xsl:text>
</xsl:template>

<!-- terms -->
<xsl:template match="tei:term | tei:rs">
  <xsl:choose>
    <xsl:when test="@y:concept and @type='translit'">
      <a class="term translit" href="glossary.html#{@y:concept}" id="{@y:id}" lang="{@xml:lang}">
        <xsl:apply-templates/>
      </a>
    </xsl:when>
    <xsl:when test="@y:concept">
      <a class="term {@type}{substring(' again', 1, 6 * boolean(@y:again))}" href="glossary.html#{@y:concept}" id="{@y:id}">
        <xsl:apply-templates select="@xml:lang"/><xsl:apply-templates/>
      </a>
    </xsl:when>
    <xsl:otherwise>
      <span class="term inner {@type}"><xsl:call-template name="common"/><xsl:apply-templates/></span>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template match="tei:term//tei:term | tei:term//tei:rs">
  <span class="term inner {@type}">
    <xsl:if test="@y:concept">
      <xsl:attribute name="data-concept"><xsl:value-of select="@y:concept"/></xsl:attribute>
    </xsl:if>
    <xsl:call-template name="common"/><xsl:apply-templates/>
  </span>
</xsl:template>

<!-- what a program takes for a term, a name, a citation or a voice and nobody has decided -->
<xsl:template match="tei:suggested">
  <span class="suggested {@y:kind}"
    title="suggested by a program, not decided: {@y:called}{substring(concat(', certainty ', @y:cert), 1, 99 * boolean(@y:cert))}">
    <xsl:apply-templates select="@y:id"/>
    <xsl:if test="@y:kind = 'voice' and @y:id">
      <span class="who"><xsl:value-of select="@y:called"/><span class="aloud"> maybe says: </span></span>
    </xsl:if>
    <xsl:apply-templates/>
    <xsl:choose>
      <xsl:when test="@y:way and not(ancestor::tei:ref or ancestor::tei:bibl or ancestor::tei:term
        or ancestor::tei:persName)">
        <a class="doubt" href="{@y:way}" aria-label="suggested: {@y:called}">?</a>
      </xsl:when>
      <xsl:otherwise><span class="doubt">?</span></xsl:otherwise>
    </xsl:choose>
  </span>
</xsl:template>
<!-- persons, works, citations -->
<xsl:template match="tei:persName[@ref] | tei:orgName[@ref]">
  <a class="person" href="people.html#{substring-after(@ref, ':')}">
    <xsl:call-template name="common"/><xsl:apply-templates/>
  </a>
</xsl:template>
<xsl:template match="tei:bibl">
  <span class="bibl">
    <xsl:call-template name="common"/>
    <xsl:choose>
      <xsl:when test="@y:href and not(.//tei:persName)">
        <a class="out" href="{@y:href}" rel="noreferrer" title="{@y:called}, at Sefaria"><xsl:apply-templates/></a>
      </xsl:when>
      <xsl:when test="@y:work and not(.//tei:persName)">
        <a href="works.html#{@y:entry}" title="{@y:called}"><xsl:apply-templates/></a>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </span>
</xsl:template>
<xsl:template match="tei:title"><cite><xsl:call-template name="common"/><xsl:apply-templates/></cite></xsl:template>

<!-- voices -->
<xsl:template match="tei:said">
  <xsl:choose>
    <xsl:when test="@y:holds">
      <div class="said"><xsl:call-template name="said"/></div>
      <xsl:call-template name="notes"/>
    </xsl:when>
    <xsl:otherwise><span class="said"><xsl:call-template name="said"/></span></xsl:otherwise>
  </xsl:choose>
</xsl:template>
<xsl:template name="said">
  <xsl:call-template name="common"/>
  <xsl:choose>
    <xsl:when test="@y:who and @y:on"><span class="aloud"><xsl:value-of select="@y:who"/> goes on: </span></xsl:when>
    <xsl:when test="@y:who">
      <span class="who"><xsl:value-of select="@y:who"/><span class="aloud"> says: </span></span>
    </xsl:when>
  </xsl:choose>
  <xsl:apply-templates/>
</xsl:template>
<xsl:template match="tei:quote">
  <xsl:choose>
    <xsl:when test="@y:holds">
      <blockquote class="quote"><xsl:call-template name="common"/><xsl:apply-templates/></blockquote>
      <xsl:call-template name="notes"/>
    </xsl:when>
    <xsl:otherwise><span class="quote"><xsl:call-template name="common"/><xsl:apply-templates/></span></xsl:otherwise>
  </xsl:choose>
</xsl:template>
</xsl:stylesheet>
