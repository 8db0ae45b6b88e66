using Budget.Api.Audit;
using Budget.Api.Ballots;
using Budget.Api.Hosting;
using Budget.Api.Imports;
using Budget.Api.Lines;
using Budget.Api.Problems;
using Budget.Api.Projects;
using Budget.Api.Rounds;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Api.Voters;
using Budget.Core.Canonical;
using Budget.Core.Rules;

namespace Budget.Api.Sandbox;

/// <summary>Makes a sandbox inside one transaction: everything that a town does until its voting opens.</summary>
internal sealed class SandboxSeed(
    Session session, KeyFolder keys, MakeSandboxRound.Request wish, DateTimeOffset now)
{
    private readonly string _id = Ids.New("rnd");
    private readonly SandboxTown _town = SandboxTown.In(wish.Language);
    private readonly DateTimeOffset _removedAt = now + Sandboxes.Life;

    public Answer<MakeSandboxRound.Made> Plant()
    {
        var round = Draft();
        round.Insert(session);
        session.Append(new AuditEntry(
            _id, Sandboxes.Planter, now, "round-created", CanonicalJson.ObjectOf(("isSandbox", true))));
        var lines = _town.Lines.ToDictionary(_ => Ids.New("lin"), StringComparer.Ordinal);
        var projects = lines.ToDictionary(line => line.Key, line => InsertLine(line.Key, line.Value));
        var entries = InsertRoll(lines.Keys);
        Locking.Lock(session, round, keys, now);
        return RoundClock.At(session, _id, now).Then<MakeSandboxRound.Made>(open =>
        {
            VoteForNeighbours(open, entries.Skip(wish.Codes), projects);
            return new MakeSandboxRound.Made(
                _id, true, open.LockHash!, open.Settings.ClosesAt!.Value, _removedAt, Codes(entries.Take(wish.Codes)),
                new(Key(Role.FrontEnd, "front-end"), Key(Role.Finance, "anna"), Key(Role.Finance, "bo"),
                    Key(Role.Clerk, "carl")));
        });
    }

    private Round Draft() => new(
        _id, RoundState.Hearing,
        new RoundSettings(
            _town.Title, Mandate: _town.Mandate, CouncilReference: "26/0000", OpensAt: now,
            ClosesAt: now.AddMinutes(wish.OpenMinutes), BallotsPublishedFrom: 0),
        RuleSetJson.Of(SandboxBallots.RuleSet(wish.Kind)).ToString(), now, 0, null, null, null, null, Version: 1)
    {
        SandboxUntil = _removedAt,
    };

    private string[] InsertLine(string id, SandboxLine line)
    {
        var terms = new LineTerms(
            line.Title, line.AmountMinor, DecisionReference: "26/0000",
            Limits: SandboxBallots.Limits(wish.Kind, line.MaxProjects));
        Line.Of(id, terms).Insert(session, _id);
        return [.. line.Projects.Select(project => ProjectStore.Insert(session, _id, Project.Of(
            Ids.New("prj"), new ProjectTerms(project.Title, id, project.PriceMinor, project.Description)) with
        {
            State = ProjectState.Approved,
        }).Id)];
    }

    private RollEntry[] InsertRoll(IEnumerable<string> lines)
    {
        var eligible = EligibleLines.Write([new LineGroup(null, [.. lines])]);
        RollEntry[] entries = [.. Enumerable.Range(1, wish.Codes + wish.Neighbours)
            .Select(number => new RollEntry(Ids.New("vtr"), $"test-{number:D3}", eligible, null, null))];
        RollEntry.InsertAll(session, _id, entries);
        return entries;
    }

    private string[] Codes(IEnumerable<RollEntry> entries)
    {
        var batch = new CodeBatch(Ids.New("bat"), now, null, wish.Codes);
        batch.Insert(session, _id, entries.Select(entry => entry.Id));
        var codes = batch.MakeCodes(session, _id, keys.CodeKey);
        batch.Deliver(session, now, codes.Count);
        return [.. codes.Select(code => code.Code)];
    }

    private string Key(Role role, string person) => ApiKey.New(
        session, role, $"{person}@{_id}.example", now, _id, _removedAt,
        role == Role.FrontEnd ? wish.Origins : null, isTest: true).Key;

    private void VoteForNeighbours(
        Round round, IEnumerable<RollEntry> neighbours, Dictionary<string, string[]> projects)
    {
        foreach (var (number, neighbour) in neighbours.Index())
        {
            var sections = projects.ToDictionary(
                line => line.Key, line => SandboxBallots.Section(wish.Kind, line.Value, number));
            // The key of the slot was made a moment ago, in this transaction.
            StoredBallot.New(Section.Canonical(sections))
                .IsFirstAt(session, _id, Slots.Of(keys, round, neighbour.Id).Value!);
        }

        TurnoutCounter.Add(session, _id, LocalDay.Of(now), wish.Neighbours);
    }
}
