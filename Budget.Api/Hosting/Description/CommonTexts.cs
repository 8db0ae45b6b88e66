namespace Budget.Api.Hosting.Description;

/// <summary>Members that mean the same wherever they stand, and are explained once.</summary>
internal static class CommonTexts
{
    private static readonly Dictionary<string, string> Table = new(StringComparer.Ordinal)
    {
        ["Allocation"] = "What is recommended, in the order of the rule.",
        ["AskedAt"] = "When it was asked for.",
        ["AskedBy"] = "Who asked for it.",
        ["AvailableMinor"] = "What the rule may spend, in the smallest unit of the currency.",
        ["BatchId"] = "The batch of codes.",
        ["BudgetMinor"] = "What the rule could spend, in the smallest unit of the currency.",
        ["ClosesAt"] = "From then on no ballot is accepted.",
        ["Codes"] = "The codes.",
        ["ConfirmedAt"] = "When a second person confirmed it; left out while it waits.",
        ["CostMinor"] = "What it costs together, in the smallest unit of the currency.",
        ["CountedAt"] = "When it was counted.",
        ["Currency"] = "An ISO 4217 code; its smallest unit is a hundredth.",
        ["Da"] = "In Danish.",
        ["Description"] = "What it is.",
        ["En"] = "In English.",
        ["Household"] = "Whether an entry of the roll is a household.",
        ["Id"] = "Its id, made by the server.",
        ["Items"] = "The rows, in order.",
        ["Line"] = "The id of the line.",
        ["LineIds"] = "The ids of the lines.",
        ["Lines"] = "Line by line.",
        ["LockHash"] = "The hash of what is locked.",
        ["LockVersion"] = "How often the round was locked.",
        ["Mandate"] = "Who decides what, in the council's words.",
        ["MoneyLeftMinor"] = "What is left, in the smallest unit of the currency.",
        ["NextCursor"] = "Leads to the next part as `cursor`; left out at the end of the list.",
        ["OpensAt"] = "From then on ballots are accepted.",
        ["PriceMinor"] = "The ballot price, in the smallest unit of the currency.",
        ["Project"] = "The id of the project.",
        ["Projects"] = "The projects.",
        ["PublishedAt"] = "When everybody could see it; left out before.",
        ["RecordHash"] = "The hash of the signed record.",
        ["RoundId"] = "The round it belongs to.",
        ["State"] = "Where the round is in its life.",
        ["Text"] = "What to tell the voter, in plain words.",
        ["Title"] = "As residents read it.",
        ["Version"] = "Grows with each change; the ETag says the same.",
        ["Votes"] = "How many voters listed it; left out where few ballots could be told from it.",
        ["VotersServed"] = "How many voters listed at least one of them; left out where that is few.",
        ["Withdrawn"] = "Projects that were withdrawn after the lock.",
    };

    /// <summary>What a member means everywhere; null when its name says nothing by itself.</summary>
    public static string? Of(string member) => Table.GetValueOrDefault(member);
}
