using Budget.Api.Results;

namespace Budget.Api.Exports;

/// <summary>What a bundle says about itself, in Danish and in English.</summary>
internal static class BundleText
{
    public static string Of(PublicationGate gate)
    {
        var line = gate.Report.Lines.FirstOrDefault(line => line.IsOpen)?.Line ?? "LINE";
        var title = gate.Manifest.Title.ReplaceLineEndings(" ");
        var (from, engine) = (gate.Round.Settings.BallotsPublishedFrom, gate.EngineVersion);
        return $"{title} ({gate.Round.Id})\n\n{Danish(line, from, engine)}\n{English(line, from, engine)}";
    }

    private static string Danish(string line, int from, string engine) => $"""
        DANSK

        Her er alt, hvad der skal til for at regne resultatet efter.

        record.json    underskrevet protokol: regel, lodtrækning, stemmernes fingeraftryk, udfald og grunde
        manifest.json  hvad der blev låst før afstemningen; dens SHA-256 er manifestHash i record.json
        ballots/       stemmerne for hver linje i tilfældig rækkefølge, i formatet Pabulib (.pb)
        projects.csv   projekterne med stemmer og begrundelser, til regneark
        result.json    resultatet, som det vises på nettet
        result.da.html resultatet som en side at læse og skrive ud (result.en.html på engelsk)

        Med dette program (motor {engine}):

            Budget.Api verify bundle.zip
            Budget.Api allocate ballots/{line}.pb --rule-set rule-set.json

        hvor rule-set.json er medlemmet ruleSet fra linjen i record.json.

        Med andres programmer: filerne i ballots/ kan læses af alt, der læser Pabulib, for eksempel pabutools
        (Python). Reglen står i ruleSet; ved stemmelighed gælder ties i rækkefølge, og lodtrækningen er projekterne
        ordnet efter SHA-256 af lotSeed, en nulbyte og projektets id. Hash og underskrift er over record.json som
        kanonisk JSON (RFC 8785) uden medlemmerne hash og signature; underskriften er ECDSA P-256 med SHA-256.

        Linjer med under {from} stemmesedler er uden fil i ballots/: så få
        stemmer kunne kendes igen. Dem regner en revisor efter.

        Resultatet er en indstilling, indtil kommunalbestyrelsen har vedtaget det.

        """;

    private static string English(string line, int from, string engine) => $"""
        ENGLISH

        Here is everything it takes to recompute the result.

        record.json    the signed record: rule, lot, fingerprint of the ballots, outcome and reasons
        manifest.json  what was locked before the vote; its SHA-256 is manifestHash in record.json
        ballots/       the ballots of each line in random order, in the Pabulib format (.pb)
        projects.csv   the projects with votes and reasons, for spreadsheets
        result.json    the result as it is shown on the web
        result.en.html the result as a page to read and print (result.da.html in Danish)

        With this program (engine {engine}):

            Budget.Api verify bundle.zip
            Budget.Api allocate ballots/{line}.pb --rule-set rule-set.json

        where rule-set.json is the member ruleSet of the line in record.json.

        With other people's programs: whatever reads Pabulib reads the files in ballots/, for example pabutools
        (Python). The rule is in ruleSet; ties are separated by the keys in ties, in order, and the lot is the
        projects ordered by the SHA-256 of lotSeed, a zero byte and the id of the project. Hash and signature are
        over record.json as canonical JSON (RFC 8785) without the members hash and signature; the signature is
        ECDSA P-256 with SHA-256.

        Lines with fewer than {from} ballots have no file in ballots/: so few
        could be recognised. An auditor recomputes those.

        The result is a recommendation until the council has adopted it.

        """;
}
