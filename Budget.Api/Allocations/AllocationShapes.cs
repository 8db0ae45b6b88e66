using Budget.Api.Rules;

namespace Budget.Api.Allocations;

/// <summary>What <c>POST /allocations</c> takes, as its description says it: one of election or pabulib.</summary>
/// <param name="RuleSet">The rules; what is left out has its default.</param>
/// <param name="Election">The election in JSON.</param>
/// <param name="Pabulib">The election as the text of a <c>.pb</c> file.</param>
internal sealed record AllocationRequest(
    RuleSetShape RuleSet, AllocationElection? Election = null, string? Pabulib = null);

/// <summary>An election in JSON.</summary>
/// <param name="Budget">A decimal string in currency units.</param>
/// <param name="Projects">What may be funded.</param>
/// <param name="Ballots">What voters said, all of one kind.</param>
internal sealed record AllocationElection(
    string Budget, IReadOnlyList<AllocationProject> Projects, IReadOnlyList<AllocationBallot> Ballots);

/// <summary>A project.</summary>
/// <param name="Id">What ballots call it.</param>
/// <param name="Cost">A decimal string in currency units.</param>
/// <param name="Categories">What it is about, as far as constraints speak of it.</param>
/// <param name="Area">The area it belongs to, as far as constraints speak of it.</param>
/// <param name="Proposer">Who proposed it, as far as constraints speak of it.</param>
internal sealed record AllocationProject(
    string Id, string Cost, IReadOnlyList<string>? Categories = null, string? Area = null, string? Proposer = null);

/// <summary>One of approve, rank and points; all ballots the same.</summary>
/// <param name="Approve">Ids of projects.</param>
/// <param name="Rank">Tiers of ids, the best first; the projects of a tier are equally good.</param>
/// <param name="Points">Points by the id of the project.</param>
/// <param name="Weight">How many voters cast it, by default one.</param>
internal sealed record AllocationBallot(
    IReadOnlyList<string>? Approve = null, IReadOnlyList<IReadOnlyList<string>>? Rank = null,
    IReadOnlyDictionary<string, long>? Points = null, long? Weight = null);

/// <summary>What <c>POST /allocations</c> answers; amounts are decimal strings, fractions are exact.</summary>
/// <param name="EngineVersion">The version of the calculator.</param>
/// <param name="Fingerprint">The hash of the election.</param>
/// <param name="RuleSet">The rules, in their canonical form.</param>
/// <param name="RuleSetHash">The hash of that.</param>
/// <param name="Budget">What there is.</param>
/// <param name="Cost">What the recommendation costs.</param>
/// <param name="Allocation">What is recommended, in the order of the rule.</param>
/// <param name="TieOccurred">Whether the tie order decided anything.</param>
/// <param name="Decisions">Each step of the rule, from which the outcome can be checked.</param>
/// <param name="Completion">How the purses were raised, where they were.</param>
/// <param name="Constraints">What each constraint did, where there are any.</param>
/// <param name="Earmarks">What was done with each earmark, where there are any.</param>
/// <param name="SmithSet">Ranked pairs: the smallest set whose projects win against all others.</param>
/// <param name="Comparison">How a comparison step chose, where there is one.</param>
internal sealed record AllocationAnswer(
    string EngineVersion, string Fingerprint, RuleSetShape RuleSet, string RuleSetHash, string Budget, string Cost,
    IReadOnlyList<string> Allocation, bool TieOccurred, IReadOnlyList<AllocationDecision> Decisions,
    AllocationCompletion? Completion = null, IReadOnlyList<AllocationEffect>? Constraints = null,
    IReadOnlyList<AllocationEarmark>? Earmarks = null, IReadOnlyList<string>? SmithSet = null,
    AllocationComparison? Comparison = null);

/// <summary>What was done with an earmark.</summary>
/// <param name="Constraint">Which constraint of the rule set it is, counted from 0.</param>
/// <param name="Decisions">How many decisions there are until its end.</param>
/// <param name="Unspent">What is left of it.</param>
/// <param name="Completion">How the purses were raised, where they were.</param>
internal sealed record AllocationEarmark(
    int Constraint, int Decisions, string Unspent, AllocationCompletion? Completion = null);

/// <summary>What a constraint of the rule set did; they stand in the same order.</summary>
/// <param name="Kind">Which constraint.</param>
/// <param name="Changed">Whether anything else would be recommended without it, or in another order.</param>
/// <param name="Displaced">What would be recommended without it and is not.</param>
/// <param name="Admitted">What is recommended and would not be without it.</param>
internal sealed record AllocationEffect(
    string Kind, bool Changed, IReadOnlyList<string> Displaced, IReadOnlyList<string> Admitted);

/// <summary>How the purses of voters were raised.</summary>
/// <param name="Steps">How often.</param>
/// <param name="Purse">What a purse held at first, and by how much it was raised: <c>19+41</c>.</param>
/// <param name="StoppedBecause">
/// <c>next-overspends</c>, <c>exhaustive</c>, <c>all-funded</c>, <c>step-limit</c> or <c>all-affordable</c>.
/// </param>
internal sealed record AllocationCompletion(int Steps, string Purse, string StoppedBecause);

/// <summary>How the completed outcome was compared with most votes.</summary>
/// <param name="Measure">Of what voters may have more.</param>
/// <param name="OtherDecisions">Each step of the outcome that was not chosen.</param>
/// <param name="Chosen"><c>completed</c> or <c>most-votes</c>; left out when most votes had no outcome.</param>
/// <param name="Voters">How many have more of which; left out when most votes had no outcome.</param>
internal sealed record AllocationComparison(
    string Measure, IReadOnlyList<AllocationDecision> OtherDecisions, string? Chosen = null,
    AllocationComparison.VotersShape? Voters = null)
{
    /// <summary>How many voters have more of which outcome.</summary>
    /// <param name="Completed">Who have more of the completed outcome.</param>
    /// <param name="MostVotes">Who have more of most votes.</param>
    /// <param name="Indifferent">All others.</param>
    internal sealed record VotersShape(long Completed, long MostVotes, long Indifferent);
}

/// <summary>A step of a rule; which members it has depends on its kind and on the rule.</summary>
/// <param name="Kind">
/// <c>funded</c>, <c>unaffordable</c>, <c>skipped</c>, <c>stopped</c>, <c>eliminated</c> or <c>barred</c>.
/// </param>
/// <param name="By">The rule, or the completion, that took it.</param>
/// <param name="Project">Which project it is about.</param>
/// <param name="Tied">The projects that were equally good.</param>
/// <param name="TieBrokenBy">What separated them.</param>
/// <param name="MoneyLeft">What is left after it.</param>
/// <param name="Cost">What the project costs.</param>
/// <param name="SupportersOwn">What the supporters of the project have left together.</param>
/// <param name="Rho">Equal shares: what a unit of satisfaction costs a supporter.</param>
/// <param name="Alpha">BOS equal shares: the part of the cost that its supporters could pay at that part of the price.
/// </param>
/// <param name="Paid">BOS equal shares: what its supporters pay together.</param>
/// <param name="EffectiveVotes">Equal shares: the price over the largest payment.</param>
/// <param name="LargestPayment">Equal shares: what the supporter pays who pays most.</param>
/// <param name="Payers">Equal shares: how many pay.</param>
/// <param name="Density">Greedy: the satisfaction for each unit of money.</param>
/// <param name="Score">Greedy by score: the sum.</param>
/// <param name="Load">Phragmén: the load of each supporter.</param>
/// <param name="Constraint">Which constraint of the rule set bars the project, counted from 0.</param>
/// <param name="Because">The recommended projects that make it so.</param>
/// <param name="Rank">Rules for rankings: the last rank that counts.</param>
/// <param name="Place">Ranked pairs: the place in the order that all majorities make.</param>
/// <param name="Wins">Ranked pairs: against how many projects it has a majority.</param>
/// <param name="Losses">Ranked pairs: how many projects have a majority against it.</param>
/// <param name="Weight">Expanding approvals and STV: what the votes for the project are still worth.</param>
/// <param name="Quota">Expanding approvals and STV: what the project asks for, in votes.</param>
/// <param name="Welfare">Maximum welfare: what voters get from the project.</param>
/// <param name="WelfareOfAll">Maximum welfare: what voters get from all that is recommended.</param>
internal sealed record AllocationDecision(
    string Kind, string By, string Project, IReadOnlyList<string>? Tied = null, string? TieBrokenBy = null,
    string? MoneyLeft = null, string? Cost = null, string? SupportersOwn = null, string? Rho = null,
    string? EffectiveVotes = null, string? LargestPayment = null, AllocationDecision.PayersShape? Payers = null,
    string? Density = null, string? Score = null, string? Load = null, long? Rank = null, string? Weight = null,
    string? Quota = null, long? Place = null, long? Wins = null, long? Losses = null,
    string? Alpha = null, string? Paid = null, string? Welfare = null, string? WelfareOfAll = null,
    int? Constraint = null, IReadOnlyList<string>? Because = null)
{
    /// <summary>How many voters pay for a project.</summary>
    /// <param name="Full">Who pay as much as every other.</param>
    /// <param name="Exhausted">Who pay all they have left, and that is less.</param>
    internal sealed record PayersShape(long Full, long Exhausted);
}
