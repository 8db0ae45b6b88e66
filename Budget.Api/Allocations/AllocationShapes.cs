using System.Text.Json;

namespace Budget.Api.Allocations;

/// <summary>What <c>POST /allocations</c> takes, as its description says it: one of election or pabulib.</summary>
/// <param name="RuleSet">The rules; what is left out has its default.</param>
internal sealed record AllocationRequest(
    JsonElement RuleSet, AllocationElection? Election = null, string? Pabulib = null);

/// <summary>An election in JSON.</summary>
/// <param name="Budget">A decimal string in currency units.</param>
internal sealed record AllocationElection(
    string Budget, IReadOnlyList<AllocationProject> Projects, IReadOnlyList<AllocationBallot> Ballots);

/// <summary>A project.</summary>
/// <param name="Cost">A decimal string in currency units.</param>
internal sealed record AllocationProject(string Id, string Cost);

/// <summary>One of approve, rank and points; all ballots the same.</summary>
/// <param name="Weight">How many voters cast it, by default one.</param>
internal sealed record AllocationBallot(
    IReadOnlyList<string>? Approve = null, IReadOnlyList<IReadOnlyList<string>>? Rank = null,
    IReadOnlyDictionary<string, long>? Points = null, long? Weight = null);

/// <summary>What <c>POST /allocations</c> answers; amounts are decimal strings, fractions are exact.</summary>
/// <param name="Allocation">What is recommended, in the order of the rule.</param>
/// <param name="Decisions">Each step of the rule, from which the outcome can be checked.</param>
internal sealed record AllocationAnswer(
    string EngineVersion, string Fingerprint, JsonElement RuleSet, string RuleSetHash, string Budget, string Cost,
    IReadOnlyList<string> Allocation, bool TieOccurred, IReadOnlyList<JsonElement> Decisions,
    JsonElement? Completion = null);
