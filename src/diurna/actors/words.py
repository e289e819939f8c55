"""Words that tell phrases apart where no lexicon does: titles of courtesy, times, offices, prepositions."""


def words(text: str) -> frozenset[str]:
    """Split words written in a row into a set."""
    return frozenset(text.split())


# -- names --
HONORIFICS = words(
    "mr mrs ms miss mx dr sir dame lord lady madam sen rep gov gen col capt lt sgt maj prof rev hon adm st"
)
NUMERALS = words("II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XXIII Jr Jr. Sr Sr.")
MALE = words("mr king prince spokesman chairman businessman congressman father son brother husband")
FEMALE = words("mrs ms queen princess spokeswoman chairwoman congresswoman mother daughter sister wife")

# -- places --
DIRECTIONS = words(
    "north south east west northern southern eastern western central northeastern northwestern southeastern "
    "southwestern upper lower greater mainland occupied"
)
WATERS = words("sea ocean gulf bay strait channel river canal lake peninsula desert airport street")
TERRITORIES = words(
    "state province city region town territory county municipality district governorate oblast prefecture department"
)
LOCATIVES = words("in at on near outside inside around across within")
BEFORE_PLACES = LOCATIVES | {"of", "from"}

# -- times: words that end a noun phrase as a comma would ("on Monday Serbian police") --
TIMES = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december yesterday today tomorrow tonight week month year day night morning "
    "afternoon evening weekend hour century decade"
)

# -- offices and agent nouns --
# Before a hyphen, these turn a noun into something else: "anti-government", "co-operative", "non-state".
PREFIXES = words("anti pro non co counter post pre inter intra trans multi sub pan")
FORMER = words("former ex onetime erstwhile ousted deposed")
# Adjectives that belong to an office; all others ("new", "outgoing", "outspoken") say what its holder is like.
OFFICE_ADJECTIVES = words(
    "foreign interior internal prime vice deputy assistant financial economic military political public national "
    "federal agricultural environmental cultural general chief supreme armed special presidential parliamentary legal "
    "judicial medical technical royal social home high first executive central external human"
)
COLLECTIVE = words("police people military authorities troops personnel staff public media press crew")
INSTITUTIONS = words(
    "government ministry parliament court army police military department agency council party committee company bank "
    "union administration cabinet senate congress assembly navy force guard regime junta commission office embassy "
    "opposition coalition alliance group movement militia organization organisation media press church university "
    "service tribunal judiciary prosecution presidency legislature house bureau board corporation firm squad unit jury gang "
    "brigade family population hospital school headquarters state minority majority community crowd battalion regiment "
    "division fleet station college institute institution newspaper network channel airline industry cartel mafia cell "
    "faction bloc front wing affiliate offshoot league federation confederation association society foundation charity campaign delegation "
    "mission embassy consulate panel inquiry leadership nation country city town village province region district "
    "municipality clergy congregation tribe clan team club staff secretariat authority ship warship vessel warplane jet "
    "aircraft drone helicopter tank submarine destroyer mosque temple synagogue cathedral shrine monastery seminary airport market "
    "hotel prison jail barracks checkpoint convoy clinic factory plant port museum library watchdog lender carmaker automaker "
    "drugmaker chipmaker manufacturer retailer broadcaster carrier insurer conglomerate giant regulator"
)
# Titles as they are cut short before a name; elsewhere these letters are other words ("sales rep").
SHORTENED = words("sen rep gov gen col lt maj capt cpt sgt adm brig cmdr rev prof amb cpl supt insp det atty cllr")
# Who speaks or acts for a body, and so has its sector: "a spokesman for the police".
SPEAKING = words("spokesman spokeswoman spokesperson representative negotiator delegate")
# Who stands against somebody is not his, though mostly of his country: "critics of the premier".
AGAINST = words("critic opponent enemy foe rival adversary detractor")
# Of these, those who contend with a politician: a legislator's are in the house or in a party as well.
CONTENDING = words("opponent rival adversary challenger")
# Words that may stand without their noun: "the displaced".
NOUNLESS = words("displaced uprooted wounded injured jobless unemployed homeless poor faithful elderly disabled")
# Who lives there as anybody does: "ordinary Kazakhs".
ORDINARY = words("ordinary everyday average common poor impoverished unarmed elderly young")
# Nouns that only count a party: "thousands of protesters" are protesters.
QUANTITIES = words(
    "ten thousand hundred dozen million score ten group number crowd majority minority handful member most some many all "
    "both several one two three four five six ten lot couple pair part rest half none few each team gang mob band member"
)

# Instruments act only as subjects ("drones struck the port"); in "with artillery" they are no party.
WEAPONS = words(
    "ship warship vessel jet warplane aircraft plane bomber fighter-jet drone helicopter tank submarine destroyer artillery "
    "missile rocket gun mortar gunship armor armour frigate carrier gunboat boat rifle"
)
USING = words("with using via without")
USES = words(
    "use employ fire deploy launch send supply buy sell purchase deliver provide give acquire produce build equip"
)
# Nouns that name a party only with a country's name before them ("the Syrian state"); else they are ideas or regions.
ABSTRACT = words("state republic nation country force power side")
# Before "party", these tell of a feast or a troop: "a graduation party".
FESTIVE = words(
    "graduation birthday dinner wedding christmas holiday house tea garden cocktail farewell launch pool dance victory "
    "street leaving office eve search rescue landing boarding scouting hunting working third"
)
# What one does to such a party and to no political one.
FEASTING = words("attend throw host crash enjoy")
# What a court's name goes on to, before it is told whose it is.
COURTS_OF = words("justice appeal appeals cassation accounts audit arbitration claims auditors")
KIN = words(
    "father mother brother sister son daughter wife husband uncle aunt nephew niece cousin grandson grandfather"
)
# What may stand before a number: "at least 16 soldiers".
QUANTIFIERS = (
    ("at", "least"),
    ("at", "most"),
    ("more", "than"),
    ("fewer", "than"),
    ("less", "than"),
    ("as", "many", "as"),
    ("up", "to"),
    *((word,) for word in ("about", "around", "nearly", "almost", "over", "approximately", "roughly", "some")),
)

# -- deeds --
# What befalls people who need no office for it.
BEFALLING = words(
    "kill murder shoot stab injure wound behead execute kidnap abduct capture arrest detain hold jail expel imprison charge indict "
    "convict sentence acquit release free rescue deport extradite torture beat rape assault assassinate slay hang"
)

# -- dealings: what is done to governments, not to cities --
ADDRESSING = words(
    "accuse urge ask press order blame criticise criticize condemn thank warn tell assure congratulate praise commend fault chide "
    "rebuke berate scold denounce lambast slam castigate pressure pressurise persuade push prod beg implore beseech petition lobby "
    "invite remind caution threaten sue advise inform notify brief consult convince embarrass anger infuriate dismay alarm annoy "
    "enrage placate appease reassure defy antagonise antagonize provoke isolate sanction punish reward oblige force compel "
    "help support back supply arm fund finance recognise recognize distrust trust woo court snub taunt mock dare challenge enlist "
    "instruct direct forbid permit allow require engage offer give grant send lend owe deny refuse promise pay "
    "assist aid encourage coax goad nudge suspect ridicule reproach admonish upbraid hail applaud condole rebuff"
)
ADDRESSED = {  # by the prepositions of what is addressed
    "to": words(
        "appeal apologise apologize complain write protest turn ally loyal talk speak bow cede yield surrender listen"
    ),
    "on": words("call prevail lean rely depend pressure sanction embargo tariff"),
    "at": words("anger hit"),
    "from": words(
        "demand request appeal call objection protest criticism condemnation pressure support approval permission assurance "
        "guarantee promise pledge refusal response answer reply complaint accusation charge denial warning threat statement "
        "invitation offer proposal order instruction recognition consent backing aid help assistance loan concession apology "
        "message letter signal note want demand extract secure obtain win seek expect"
    ),
}
DECIDING = ADDRESSED["from"] | words(
    "decision decree policy veto position stance claim insistence reluctance willingness failure effort attempt plan intention "
    "move ultimatum consent agreement withdrawal rejection acceptance"
)

# -- speech --
SPEECH = words(
    "say tell state announce declare claim add note warn insist stress emphasize emphasise argue explain write tweet "
    "comment reply respond vow pledge report confirm deny remark"
)

# -- "both sides", "the two leaders" --
SIDES = words("side country nation state party government neighbor neighbour ally power rival capital")
LEADERS = words("leader president minister man woman official diplomat chief premier counterpart politician candidate")
