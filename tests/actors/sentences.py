"""Hand-built sentences that several tests of the actors share, one construction each."""

MINISTER_SAID = """
The the DET DT 4 det
Serbian Serbian ADJ JJ 4 amod
interior interior ADJ JJ 4 amod
minister minister NOUN NN 5 nsubj
said say VERB VBD 0 root
trade trade NOUN NN 8 nsubj
would would AUX MD 8 aux
grow grow VERB VB 5 ccomp
. . PUNCT . 5 punct
"""
IVAN_QUOTED = """
“ “ PUNCT `` 4 punct
We we PRON PRP 4 nsubj
will will AUX MD 4 aux
trade trade VERB VB 10 ccomp
more more ADV RBR 4 advmod
, , PUNCT , 4 punct
” ” PUNCT '' 4 punct
Ivan Ivan PROPN NNP 10 nsubj
Petrov Petrov PROPN NNP 8 flat
said say VERB VBD 0 root
. . PUNCT . 10 punct
"""
TITLED_NAME = """
Russian Russian ADJ JJ 3 amod
Foreign foreign ADJ JJ 3 amod
Minister Minister PROPN NNP 4 nmod:desc
Ivan Ivan PROPN NNP 6 nsubj
Petrov Petrov PROPN NNP 4 flat
resigned resign VERB VBD 0 root
. . PUNCT . 6 punct
"""
SURNAME = """
Petrov Petrov PROPN NNP 2 nsubj
left leave VERB VBD 0 root
. . PUNCT . 2 punct
"""
TWO_MET = """
Ivan Ivan PROPN NNP 6 nsubj
Petrov Petrov PROPN NNP 1 flat
and and CCONJ CC 4 cc
Jean Jean PROPN NNP 1 conj
Dupont Dupont PROPN NNP 4 flat
met meet VERB VBD 0 root
. . PUNCT . 6 punct
"""
THEIR_TALKS = """
Their their PRON PRP$ 2 nmod:poss
talks talk NOUN NNS 3 nsubj
failed fail VERB VBD 0 root
. . PUNCT . 3 punct
"""
COUNTRIES_MET = """
Serbia Serbia PROPN NNP 4 nsubj
and and CCONJ CC 3 cc
Turkey Turkey PROPN NNP 1 conj
met meet VERB VBD 0 root
in in ADP IN 6 case
Moscow Moscow PROPN NNP 4 obl
. . PUNCT . 4 punct
"""
BOTH_SIDES = """
Both both DET DT 2 det
sides side NOUN NNS 3 nsubj
agreed agree VERB VBD 0 root
. . PUNCT . 3 punct
"""
