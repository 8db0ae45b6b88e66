using System.Collections.Immutable;

namespace Budget.Api.Imports;

/// <summary>What a file must agree with: the round into which it is imported.</summary>
/// <param name="Currency">ISO 4217; one with two decimals.</param>
/// <param name="Lines">In the order in which the round shows them; ids are unique.</param>
internal sealed record ImportRound(string Currency, ImmutableArray<ImportLine> Lines);

/// <summary>A line of the round.</summary>
/// <param name="Id">Server-made, such as <c>lin-nord</c>.</param>
/// <param name="Title">What staff call it; two lines may be called the same.</param>
/// <param name="AvailableMinor">Its amount less its reserve.</param>
internal sealed record ImportLine(string Id, string Title, long AvailableMinor);
