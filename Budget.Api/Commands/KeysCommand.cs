using System.CommandLine;
using Budget.Api.Audit;
using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Security;
using Budget.Api.Security.Keys;
using Budget.Api.Storage;
using Budget.Core.Canonical;

namespace Budget.Api.Commands;

/// <summary>
/// <c>keys make | list | revoke | recover | renew</c>: on the database, whether a service runs or not.
/// </summary>
internal static class KeysCommand
{
    // Who sits at the machine is nobody by name.
    private static readonly Caller Operator = new("operator", null);

    private static readonly Words<Role> Roles = new([.. Enum.GetValues<Role>().Where(role => role != Role.Voter)
        .Select(role => (WireFormat.Word(role), role))]);

    public static Command Create(Terminal terminal) => new("keys", "Make, list and revoke keys.")
    {
        CreateMake(terminal),
        Simple("list", "Show all keys, without themselves.", terminal, (database, _) => List(database, terminal)),
        CreateRevoke(terminal),
        Simple("recover", "Make a new administrator key and revoke all others.", terminal, (database, now) =>
            Show(database.Write<MadeKey>(session => KeyOffice.Recover(session, now)), terminal)),
        Simple("renew", "Give up lost keys of codes and records; the next start makes new ones.", terminal,
            (database, now) => Renew(database, now, terminal)),
    };

    private static Command CreateMake(Terminal terminal)
    {
        var (role, person) = (Required("--role", "ROLE", $"{Roles.Expected}."),
            Required("--person", "PERSON", "Who answers for what is done with it, such as an e-mail address."));
        var round = new Option<string>("--round") { HelpName = "ROUND", Description = "The only round it opens." };
        var expires = new Option<string>("--expires")
        {
            HelpName = "DATE",
            Description = "When it ends, such as 2026-12-31 or 2026-12-31T12:00:00+01:00.",
        };
        var origins = new Option<string[]>("--origin")
        {
            HelpName = "ORIGIN",
            Description = "Where pages of a front end come from, such as https://stem.example; may be said again.",
        };
        var command = new Command("make", "Make a key; it is shown once.") { role, person, round, expires, origins };
        return With(command, terminal, (parsed, database, now) =>
        {
            var said = parsed.GetResult(expires) is null ? null : parsed.GetValue(expires);
            if (!Roles.TryGet(parsed.GetValue(role)!, out var named))
            {
                return $"--role: expected {Roles.Expected}.";
            }

            if (said is not null && !TryTime(said, out _))
            {
                return "--expires: expected a date such as 2026-12-31.";
            }

            var pages = parsed.GetResult(origins) is null ? null : parsed.GetValue(origins);
            if (pages?.FirstOrDefault(page => !Safety.IsOrigin(page)) is { } page)
            {
                return $"--origin: {page} is no origin; expected one such as https://stem.example.";
            }

            DateTimeOffset? end = said is not null && TryTime(said, out var time) ? time : null;
            var id = parsed.GetResult(round) is null ? null : parsed.GetValue(round);
            var wish = new KeyWish(named, parsed.GetValue(person)!, id, end, pages);
            return Show(database.Write(session => KeyOffice.Make(session, wish, Operator, now)), terminal);
        });
    }

    private static Command CreateRevoke(Terminal terminal)
    {
        var id = new Argument<string>("ID");
        return With(new Command("revoke", "End a key from now on.") { id }, terminal, (parsed, database, now) =>
        {
            var revoked = Wait(database.Write(
                session => KeyOffice.Revoke(session, parsed.GetValue(id)!, Operator, now)));
            terminal.Out.WriteLine(revoked.Value is { } key ? $"{key.Id} ended at {key.RevokedAt}." : "");
            return revoked.Problem?.Detail;
        });
    }

    private static Command Simple(
        string name, string description, Terminal terminal, Func<Database, DateTimeOffset, string?> run) =>
        With(new Command(name, description), terminal, (_, database, now) => run(database, now));

    private static Command With(
        Command command, Terminal terminal, Func<ParseResult, Database, DateTimeOffset, string?> run)
    {
        var options = new OperatorOptions();
        options.AddTo(command);
        command.SetAction((parsed, _) => options.Run(parsed, terminal, settings =>
        {
            if (settings.Database is null && !File.Exists(settings.DatabaseFile))
            {
                return Task.FromResult<string?>(
                    $"There is no database at {Path.GetFullPath(settings.DatabaseFile)}; 'serve' makes one.");
            }

            using var database = Database.Open(settings.Store());
            return Task.FromResult(run(parsed, database, terminal.Clock.GetUtcNow()));
        }));
        return command;
    }

    private static string? Renew(Database database, DateTimeOffset now, Terminal terminal)
    {
        database.WriteOrThrow(session =>
        {
            KeysOfDatabase.GiveUp(session);
            session.Append(new AuditEntry(
                AuditTrail.OfTheService, Operator, now, "keys-given-up", CanonicalJson.ObjectOf([])));
        });
        terminal.Out.WriteLine("The next start makes keys where they are missing; no voting code sent before works.");
        return null;
    }

    private static string? List(Database database, Terminal terminal)
    {
        foreach (var key in database.Read(ApiKey.All))
        {
            var end = key.RevokedAt is { } revoked ? $"revoked {revoked}"
                : key.ExpiresAt is { } expires ? $"until {expires}"
                : "in use";
            terminal.Out.WriteLine($"{key.Id}  {key.Role}  {key.Person}  {key.RoundId ?? "all rounds"}  {end}");
        }

        return null;
    }

    private static string? Show(Task<Answer<MadeKey>> making, Terminal terminal)
    {
        var (made, problem) = Wait(making);
        if (made is not null)
        {
            terminal.Out.WriteLine($"{made.Kept.Id}: a key of {made.Kept.Person}, shown this once and kept nowhere:");
            terminal.Out.WriteLine($"  {made.Key}");
        }

        return problem?.Detail;
    }

    private static bool TryTime(string text, out DateTimeOffset time) =>
        UtcTime.TryParse(text, out time) || UtcTime.TryParse($"{text}T00:00:00Z", out time);

    private static Answer<T> Wait<T>(Task<Answer<T>> task)
        where T : class => task.GetAwaiter().GetResult();

    private static Option<string> Required(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description, Required = true };
}
