/**
 * What people ask of anybody: questions and remarks that hardly any customer service answers. Written for this
 * product; taken from no data set and no golden sentence. Those that a bot's own intents answer are left out when it
 * is trained.
 */
export const ENGLISH_BACKGROUND = `
what is the tallest mountain on earth
how far is the moon from here
who painted the sistine chapel
when did the second world war end
why is the sky blue
how many bones does a human body have
what is the boiling point of nitrogen
which planet has the most rings
who discovered penicillin
what does photosynthesis produce
how do magnets work
what is the difference between a crocodile and an alligator
how old is the universe
what language do they speak in brazil
which country has the largest population
where is mount fuji located
what is the longest river in africa
how was the grand canyon formed
what causes earthquakes
why do cats purr
how long do elephants live
what do pandas eat
are dolphins mammals
do penguins have knees
how fast can a cheetah run
what breed of dog is good with kids
my puppy keeps chewing on the sofa
how often should i bathe my dog
why is my goldfish swimming upside down
who won the world cup in nineteen ninety eight
what was the score of last night's game
how many players are on a volleyball team
when does the football season start
who is the best tennis player of all time
is the basketball game on tonight
how do you throw a curveball
what are the rules of cricket
who holds the record for the marathon
when are the next olympics
who directed that movie about the sinking ship
what year did the beatles break up
who sings this song on the radio
which actor played the joker
when is the next season of that series coming out
is the new superhero movie any good
what is the plot of romeo and juliet
who wrote war and peace
how many harry potter books are there
recommend a good mystery novel
is there an opera in town this weekend
who is dating that famous singer
how tall is the actor from that space film
what is the square root of one hundred forty four
how do i solve a quadratic equation
what is the derivative of sine
explain the theory of evolution
what is the formula for kinetic energy
how many ounces are in a gallon of milk
what is the chemical symbol for gold
help me with my biology homework
write an essay about climate change for me
who was the first president
when was the constitution written
what caused the french revolution
who built the pyramids
when did rome fall
what is the capital of australia
how is the government elected in germany
who is the prime minister now
what is in the news today
who is going to win the election
should i vote for the mayor
what does this law say about fences
can my landlord enter without asking me
how do i file for divorce
do i need a lawyer for a speeding ticket
what are the symptoms of the flu
how do i get rid of a headache
is it normal to feel dizzy in the morning
what vitamins help with hair loss
how many hours of sleep do adults need
how do i lower my blood pressure
what should i take for a sore throat
can i run a mile with a sprained ankle
what exercises build bigger arms
how do i lose belly fat
does yoga help with back pain
is coffee bad for your heart
how do i stop biting my nails
my tooth has been hurting since monday
what is the best way to roast a chicken
how long do i boil an egg
how do you make pizza dough from scratch
what wine goes well with steak
can i freeze cooked rice
how do i sharpen a kitchen knife
is there gluten in soy sauce
why did my cake collapse
how do i get wine stains out of a carpet
what removes rust from metal
how do i unclog a sink
my toilet will not stop running
the dishwasher smells strange
how do i paint a ceiling
how do i hang a picture without nails
what kind of wood is best for a deck
how do i get rid of ants in the house
when should i plant tomatoes
how much sun do orchids need
why are the leaves on my fern turning yellow
how do i trim a hedge
what is a good fertilizer for grass
my car will not start in the cold
how do i replace a windshield wiper
what does the blinking engine light mean
which motorcycle should a beginner buy
how many miles does a hybrid get
how do i parallel park
is it cheaper to lease or to buy a truck
how do i ride a unicycle
what is the top speed of a bullet train
why was my train so crowded
how do i get rid of a virus on my laptop
why is my wifi so slow
what is the best programming language to learn
how do i write a loop in python
how do i reset my game console
my printer keeps jamming
how do i take a screenshot
which phone has the best camera
what is the latest version of windows
how do i edit a video
how many gigabytes does this tablet hold
what is artificial intelligence
will robots take over the world
can computers think
how do i beat the final boss in this game
how do you play chess
what cards make a full house
how do i solve a crossword puzzle
teach me how to juggle
how do i learn to play the guitar
how many strings does a violin have
how do i draw a horse
what colors make purple
how do i weave a basket
how do i fold a paper crane
what should i wear to a wedding
do these shoes match this dress
what is in fashion this summer
how do i tie a bow tie
how do i iron a silk shirt
which lipstick suits pale skin
how do i cut my own hair
what should i get my mother for her birthday
how do i ask a girl out
my boyfriend never listens to me
how do i make new friends
why do people fall in love
how do i know if he likes me
my neighbor plays loud music at night
my sister and i had a fight
how do i get my baby to sleep
what age do children start to walk
what is a good name for a boy
how do i talk to my teenager
which college is the best for engineering
how do i get into medical school
how much does a nurse earn
what does an architect do all day
how do i write a cover letter
how do i quit my job politely
what are good interview questions
how do i start a podcast
how do i become an astronaut
what is the meaning of my dream about falling
is there life after death
what happens in a black hole
do ghosts exist
what is the oldest religion
when is ramadan this year
why do we celebrate halloween
what is my horoscope for today
what does it mean to be brave
is time travel possible
what would you do with a million wishes
which came first the chicken or the egg
tell me a riddle
sing me a lullaby
write a poem about the sea
do an impression of a pirate
guess what number i am thinking of
say the alphabet backwards
you smell like old cheese
i am bored out of my mind
the sunset was beautiful yesterday
my grandfather used to fish here
it rained on our picnic
the kids are playing in the garden
i love the smell of fresh bread
purple elephants dance on the ceiling
somebody left the gate open
turn the lights in the garage green
open the curtains in the bedroom
vacuum the living room
find me a plumber nearby
is the museum open on sundays
where is the nearest beach
how deep is the ocean
how crowded is the park right now
what is there to see in vienna
how do i get a fishing license
how do i adopt a child
where can i donate old clothes
what day is trash picked up
how do i register to vote
how many people live in tokyo
who invented the telephone
what is the national animal of scotland
how is glass made
why do leaves change color
how hot is the sun
what is the rarest gemstone
how do submarines sink and rise
which airline has the most legroom
who owns that big tech company
how much is a share of that car maker
are house prices going to fall
what do economists say about inflation
how big is a soccer field
what does this tattoo symbol mean
`;
