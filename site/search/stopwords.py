"""Words that say nothing about what somebody looks for. They count in titles only."""

_DUTCH = (
    "aan al alle als altijd andere ben bij binnen ook om of onder ons op over dan dat de der deze die dit doch doen "
    "door dus een eens en er ge geen geweest haar had heb hebben heeft hem het hier hij hoe hun iemand iets ik in is ja "
    "je jij jou jouw kan kon kunnen maar me meer men met mij mijn moet na naar niet niets nog nu omdat onze per reeds te tegen "
    "toch toen tot u uit uw van veel voor want waren was wat waar wanneer welke we wezen wie wij wil "
    "versus vs zal ze zei zelf zich zij zijn zo zonder zou"
)
_ENGLISH = (
    "a about after all also am an and any are as at be because been being between but by can could did do does for "
    "from had has have he her here him his how i if in into is it its just me more my no not of on only or our out she "
    "should so some than that the their them then there these they this those to up was we were what when where which "
    "versus vs who why will with would you your"
)
BY_LANGUAGE = {"nl": frozenset(_DUTCH.split()), "en": frozenset(_ENGLISH.split())}
