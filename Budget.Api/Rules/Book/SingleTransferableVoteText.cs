using Budget.Api.Problems;

namespace Budget.Api.Rules.Book;

/// <summary>STV for budgets, for people.</summary>
internal static class SingleTransferableVoteText
{
    public static RuleText SingleTransferableVote { get; } = new(
        "stv",
        new("Enkelt overførbar stemme", "Single transferable vote"),
        new(
            "Hver stemme ligger på det bedste projekt, der er tilbage; et projekt indstilles, når stemmerne på det "
            + "svarer til dets del af pengene, og det, de er værd ud over det, går videre til det næste.",
            "Every vote rests on the best project that is left; a project is recommended when the votes on it make "
            + "up its share of the money, and what they are worth beyond that goes on to the next."),
        "N. Tideman: The Single Transferable Vote, Journal of Economic Perspectives 1995; with costs as quotas")
    {
        Definition = new(
            "Hver stemme vejer 1 på det øverste projekt, der er tilbage; q = n · pris/B. Vejer stemmerne s på et "
            + "projekt mindst q, vælges det med størst s/q; dets stemmer beholder 1 − q/s af vægten og går videre. "
            + "Ellers fjernes det med mindst s/q for altid.",
            "Each ballot weighs 1 on the top project that is left; q = n · cost/B. Where the ballots on a project "
            + "weigh s, at least q, the one with the largest s/q is chosen; its ballots keep 1 − q/s of their weight "
            + "and go on. Otherwise the one with the smallest s/q is removed for good."),
        Guarantees = [],
        Complexity = new(
            "Højst pladser · projekter · stemmer og projekter · projekter · stemmer.",
            "At most ranks · projects · ballots and projects · projects · ballots."),
        Cities = new(
            "Ingen by til budgetter, vi kender; i valg blandt andet Irland og Skotland.",
            "No town that we know of for budgets; for elections Ireland and Scotland, among others."),
    };
}
