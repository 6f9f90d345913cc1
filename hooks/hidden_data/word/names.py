"""The elements a Word document may be made of. What is not listed here is refused, with a cure of its own where there is one."""

from __future__ import annotations

from ..colours import A as A
from ..faults import EMBEDDED_FILE, LEFT_FIELDS, OUTSIDE_LINK
from ..package import INSPECT_DOCUMENT, Refusal

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
STRICT = "{http://purl.oclc.org/ooxml/"

_KNOWN = {
    W: """
        document body background p tbl tr tc sdt sdtPr sdtEndPr sdtContent sectPr hdr ftr footnotes footnote endnotes endnote numbering styles fonts
        webSettings settings pPr pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr ilvl numId suppressLineNumbers pBdr top left bottom
        right between bar shd tabs tab suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
        snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr
        r t br cr noBreakHyphen softHyphen sym pgNum ptab lastRenderedPageBreak footnoteRef endnoteRef separator continuationSeparator footnoteReference
        endnoteReference fldChar instrText drawing pict rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof vanish
        webHidden color w kern position sz szCs highlight u effect bdr fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath hyperlink fldSimple
        bookmarkStart bookmarkEnd proofErr smartTag dir bdo tblPr tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW
        tblCellSpacing tblInd tblBorders start end insideH insideV tblLayout tblCellMar tblLook tblCaption tblDescription tblGrid gridCol tblPrEx trPr
        cantSplit trHeight tblHeader gridBefore gridAfter wBefore wAfter hidden tcPr tcW gridSpan hMerge vMerge tcBorders tl2br tr2bl noWrap tcMar tcFitText
        vAlign hideMark headerReference footerReference footnotePr endnotePr pos numFmt numStart numRestart type pgSz pgMar paperSrc pgBorders lnNumType
        pgNumType cols col formProt noEndnote titlePg rtlGutter docGrid alias tag id lock placeholder docPart temporary showingPlcHdr docPartObj docPartList
        docPartGallery docPartCategory docPartUnique text richText picture date dateFormat lid storeMappedDataAs calendar group label tabIndex equation
        numPicBullet abstractNum nsid multiLevelType tmpl name styleLink numStyleLink lvl lvlRestart isLgl suff lvlText lvlPicBulletId legacy lvlJc num
        abstractNumId lvlOverride startOverride numIdMacAtCleanup docDefaults rPrDefault pPrDefault latentStyles lsdException style aliases basedOn next
        link autoRedefine uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid tblStylePr txbxContent font
        altName panose1 charset family notTrueType pitch sig optimizeForBrowser relyOnVML allowPNG doNotRelyOnCSS doNotSaveAsSingleFile
        doNotOrganizeInFolder doNotUseLongFileNames pixelsPerInch targetScreenSz saveSmartTagsAsXml encoding divs div bodyDiv blockQuote marLeft marRight
        marTop marBottom divBdr divsChild view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries displayBackgroundShape
        printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins
        alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle
        proofState formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType revisionView trackRevisions
        doNotTrackMoves doNotTrackFormatting autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit
        hyphenationZone doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldRevPrinting
        bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery
        displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData
        noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture
        doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText doNotDemarcateInvalidXml showXMLTags
        alwaysMergeEmptyNamespace updateFields hdrShapeDefaults compat rsids rsidRoot themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats
        doNotAutoCompressPictures forceUpgrade captions caption autoCaptions autoCaption readModeInkLockDown smartTagType shapeDefaults doNotEmbedSmartTags
        decimalSymbol listSeparator
    """,
    W14: """
        textOutline textFill glow shadow reflection props3d ligatures numForm numSpacing stylisticSets styleSet cntxtAlts checkbox checked checkedState
        uncheckedState docId conflictMode defaultImageDpi discardImageEditingData noFill solidFill gradFill gsLst gs lin path fillToRect srgbClr schemeClr
        alpha lumMod lumOff satMod tint shade prstDash round bevel miter scene3d camera lightRig rot bevelT bevelB extrusionClr contourClr
    """,
    W15: "appearance color collapsed footnoteColumns chartTrackingRefBased docId",
    A: """
        graphic graphicData graphicFrameLocks extLst ext xfrm off chOff chExt prstGeom custGeom avLst gdLst gd ahLst cxnLst cxn rect pathLst path moveTo
        lnTo cubicBezTo quadBezTo arcTo pt close pos solidFill noFill gradFill gsLst gs lin fillToRect tileRect pattFill fgClr bgClr grpFill srgbClr
        schemeClr sysClr prstClr scrgbClr hslClr lumMod lumOff tint shade alpha alphaMod alphaOff satMod satOff hueMod hueOff comp inv gray gamma invGamma
        ln round bevel miter prstDash custDash ds headEnd tailEnd effectLst outerShdw innerShdw prstShdw glow softEdge blur reflection blip stretch fillRect
        srcRect tile picLocks spLocks cxnSpLocks grpSpLocks lnRef fillRef effectRef fontRef scene3d camera rot lightRig sp3d bevelT bevelB extrusionClr
        contourClr backdrop anchor norm up hlinkClick alphaModFix grayscl biLevel lum duotone prstTxWarp noAutofit spAutoFit normAutofit flatTx
    """,
    PIC: "pic nvPicPr cNvPr cNvPicPr blipFill spPr style",
    WP: """
        inline anchor extent effectExtent docPr cNvGraphicFramePr simplePos positionH positionV posOffset align wrapNone wrapSquare wrapTight wrapThrough
        wrapTopAndBottom wrapPolygon start lineTo
    """,
    WPS: "wsp cNvPr cNvSpPr cNvCnPr spPr style txbx linkedTxbx bodyPr",
    V: "shapetype shape rect roundrect oval line polyline group stroke formulas f path handles h imagedata textbox fill shadow textpath",
    O: "lock shapedefaults shapelayout idmap colormru colormenu rules regrouptable entry wrapblock",
    MC: "AlternateContent Choice Fallback",
    "{urn:schemas-microsoft-com:office:word}": "wrap anchorlock bordertop borderleft borderright borderbottom",
    "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}": "wgp grpSp cNvPr cNvGrpSpPr grpSpPr cNvFrPr",
    "{http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas}": "wpc bg whole",
    "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}": "sizeRelH sizeRelV pctWidth pctHeight pctPosHOffset pctPosVOffset",
    "{http://schemas.microsoft.com/office/drawing/2010/main}": "useLocalDpi hiddenFill hiddenLine hiddenEffects shadowObscured compatExt",
    "{http://schemas.microsoft.com/office/drawing/2014/main}": "creationId",
    "{http://schemas.microsoft.com/office/drawing/2017/decorative}": "decorative",
    "{http://schemas.openxmlformats.org/schemaLibrary/2006/main}": "schemaLibrary",
}
NAMES = frozenset(namespace + name for namespace, names in _KNOWN.items() for name in names.split())

TEXTS = frozenset(
    [f"{W}{name}" for name in ("t", "delText", "instrText", "delInstrText")]
    + [f"{WP}{name}" for name in ("posOffset", "align")]
    + [f"{{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}}{name}" for name in ("pctWidth", "pctHeight", "pctPosHOffset", "pctPosVOffset")]
    + [f"{MATH}t"]
)
"""Elements that hold text of their own. Text anywhere else is shown by no program."""

_CHANGES = {
    "deletion": "del cellDel customXmlDelRangeStart conflictDel customXmlConflictDelRangeStart",
    "formatting change": "rPrChange pPrChange sectPrChange tblPrChange tblGridChange trPrChange tcPrChange tblPrExChange numberingChange cellMerge",
    "insertion": "ins cellIns customXmlInsRangeStart conflictIns customXmlConflictInsRangeStart",
    "moved text": "moveFrom moveTo customXmlMoveFromRangeStart customXmlMoveToRangeStart",
    "": """
        delText delInstrText moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd customXmlInsRangeEnd customXmlDelRangeEnd customXmlMoveFromRangeEnd
        customXmlMoveToRangeEnd customXmlConflictInsRangeEnd customXmlConflictDelRangeEnd
    """,
}
CHANGES = {namespace + name: kind for namespace in (W, W14) for kind, names in _CHANGES.items() for name in names.split()}
"""The marks of tracked changes, each with its kind in words; empty for what comes with another mark."""

COMMENT_MARKS = frozenset(W + name for name in "commentRangeStart commentRangeEnd commentReference annotationRef".split())

_CONTROLS = "right-click each content control and choose Remove Content Control; save"
_FORMS = "in Word: Developer, select each form field and delete it, or copy the text into a new document as Keep Text Only; save"
_EMBEDDED = "delete the embedded object, or cut it and paste it back with Paste Special, Picture (PNG); save"
_PROTECTION = "in Word: Review, Restrict Editing, Stop Protection; File, Info, Protect Document; take every password off; save"
_MERGE = "in Word: Mailings, Start Mail Merge, Normal Word Document; save"

_UNWANTED: tuple[tuple[str, Refusal], ...] = (
    ("dataBinding bibliography citation", (LEFT_FIELDS, "content controls that show data kept elsewhere in the file", _CONTROLS)),
    (
        "comboBox dropDownList listItem docPartBody repeatingSection repeatingSectionItem",
        (LEFT_FIELDS, "content controls that offer a choice of texts", _CONTROLS),
    ),
    ("ffData checkBox ddList textInput fldData", (LEFT_FIELDS, "form fields or data of fields that no page shows", _FORMS)),
    ("permStart permEnd", (LEFT_FIELDS, "marks of who may edit which part", _PROTECTION)),
    ("documentProtection writeProtection", (LEFT_FIELDS, "a protection of the document, with the password in another form", _PROTECTION)),
    ("customXml customXmlPr smartTagPr attr attachedSchema saveThroughXslt", (LEFT_FIELDS, "tags of custom XML", INSPECT_DOCUMENT)),
    ("docVars docVar", (LEFT_FIELDS, "document variables", "run: disclosure-log clean FILE; or copy all text into a new document; save")),
    ("mailMerge", (LEFT_FIELDS, "settings of a mail merge, with where its addresses are kept", _MERGE)),
    (
        "object OLEObject control altChunk contentPart chart relIds embedRegular embedBold embedItalic embedBoldItalic",
        (EMBEDDED_FILE, "embedded objects or charts", _EMBEDDED),
    ),
    ("subDoc frameset", (OUTSIDE_LINK, "other documents that are shown within this one", "copy their text into this document; delete the links; save")),
)
UNWANTED = {name: refusal for names, refusal in _UNWANTED for name in names.split()}
