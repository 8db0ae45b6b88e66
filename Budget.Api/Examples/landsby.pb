META
key;value
description;Landsbypuljen (et opdigtet eksempel)
country;Denmark
unit;En landsby
instance;2026
num_projects;3
num_votes;5
budget;100000
vote_type;approval
rule;greedy
date_begin;01.03.2026
date_end;22.03.2026
currency;DKK
language;da
PROJECTS
project_id;cost;votes;name;selected
legeplads;60000;3;Legeplads ved sportspladsen;1
baalhytte;40000;3;Bålhytte i skoven;1
bogcafe;40000;2;Bogcafé i den gamle skole;0
VOTES
voter_id;vote
1;legeplads,baalhytte
2;legeplads,baalhytte
3;legeplads,baalhytte
4;bogcafe
5;bogcafe
