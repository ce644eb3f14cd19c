/**
 * Common English words that look like a banking word with one slip: "cook a cake" is not "cool a card". A spelling
 * check leaves them as they are even where the content does not hold them.
 */
const REAL_WORDS: ReadonlySet<string> = new Set(
  `able accent adviser ally alter amen arch area arts away awake aunt baby backed bake baked baker baking bald ball band
   bang bark barn base bath beach bean bear beat beer bell belt bend bent best bike bird bite black blank blow blue
   boat body boil bold bone boot born boss both bowl brad brand brave bread break brick bride bring broke brother brown
   brought bulb bull burn butter cage cake came camp cane cape care cared caring carl cart carve case cast cave caused
   center chain chair chalk chap charm chart charles chase chat cheap cheat chef chess chest chew chick chief child
   chile chin chips choice choose chose chop city clay clean clear clip cloth cloud clue coal coat coin coke cold comb
   come cone cook cooked cooking cool copper copy cord core corn cost costa could count county course court cover crab
   crack cream creed creek crew crib crop cross crow crowd cure curl cute dare dark dart data dawn dear debate decent
   deck decline deed deep deer dent desk dial dice died diet dine dirt dish dive dock doll done donut door dose double
   dove down drag draw dream dress drink drop drug drum duck dust duty eager earn earned ease east eating echo edge
   empire employed ending equal even event ever every exam exist expert face fact fade fair fairy fake fall fame farm
   fare fast fate fear feed feel feet felt fence fill film fine fire firm fish flag flat flew flight flow fold food
   fool foot ford fork form fort foul four france free freezer fresh fried frog from fruit fuel full fully fund fuse
   gain game gate gave gear gift girl give given glad glass glue goal goat gods gold golf gone good gown grab grade
   grand grass gray great greed green grey grin grip grow guest guide gulf hair half hall halt hand hang hard harm
   hate have head heal heap heard heart heat held hell hero hide high hike hill hint hire hole holy home hook hope
   horn horse host hour huge hunt hurt idle inch iron jail join joke jump junk just keen keep kept kick kids kind king
   kiss kite knee knew knit know known lack lady laid lake lamb lamp land lane large laser last late lawn lazy lead
   leaf lean learn least led left lend lens less level life lift like liked lime line lion list litter live liver load
   loaf local loft lone look loop loose lord lose loss loud love lower luck lump lung made maid mail main make male
   mall many march mark mary mask mass mast match mate math matter meal mean meant meat medal meet melt memo mess mild
   mile milk mill mind mine mint miss mist mode mood moon more most moth mother mouse mouth move movie multiply must
   myth name navy near neat neck need nerve nest news next nice night nine none noon nose note noun oath obey once ones
   onto oral other oven owed owl own pace pack paid pail pain pair pale palm pane park part party pasta past paste path
   peace peak pear peel peer pest phase pick piece pier pile pill pine pink pint pipe pity plan plane plant plate play
   plot plug plum poem poet point pole police poll pond pool poor pope pork port pose post pour pray press prey price
   pride print prize proof proud puff pull pump pure push quiet quit quite race rack radio rage rail rain raise range
   rank rare rat rats raw read ready real reap rear regard remote rent rest rich ride ring riot ripe rise road roar roast
   robe rock rode role roll roof room root rope rose rough round row rude ruin rule rush russia sack sad safe sage said
   sail salad salem salt same sand sauce save scale scare scene scent score scrap seal seat seed seek seem seen sell
   send sent settle seven shade shake shame shape share sharp shed sheep sheet shelf shell shine ship shirt shoe shoes
   shook shoot shop shore short shot should shout show shower shut sick side sigh silk sing sink site size skin skip
   slam slap sleep slide slim slip slot slow smart smell smile smoke snack snake snap snow soap sock soft soil sold
   sole solid some song soon sore sort soul soup sour south space spare speak speed spell spent spend spice spin spoon
   sport spot spray spread spring sprint stage stair stamp stand star start state stay steak steal steam steel steep
   stem step stick stir stone stood stop store storm story stove string strip stuff style suck sugar suit sung super
   sure surf swan sweat sweep sweet swim swing sword table tail take taken tale talk tall tank tape task taste taxi teach
   team tear tell ten tent term test than thank that thaw them then thick thief thin thing think this those though
   thought thread three threw throat through throw thus tide tidy tile till time timer tiny tired tires toast toe tone
   tool tooth top torn toss tour town toy trace track trade trail train tramp trap tray treat tree trial tribe trick
   tried tries trip truck true trunk trust truth tube tune turn twin ugly undo unit upon urge used vain vase vast veil
   verse very vest view vine visa vote wage wait walk wall want ward warm warn warned wars wash wave weak wear weed week
   weep well went were west what wheat wheel when where which while whip white whole whom wide wife wild will wind wine
   wing wink wipe wire wise wish with woke wolf woman wood wool word wore work world worm worn worse wrap wreck write
   yard yarn year yell yens yoga your zero zone`.split(/\s+/),
);

/** Whether the word is English by itself: also an inflected form of one of the content's words. */
export function isRealWord(word: string): boolean {
  return REAL_WORDS.has(word);
}
