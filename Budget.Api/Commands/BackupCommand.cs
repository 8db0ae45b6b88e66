using System.CommandLine;
using Budget.Api.Audit;
using Budget.Api.Hosting;
using Budget.Api.Problems;
using Budget.Api.Security;
using Budget.Api.Storage;
using Budget.Core.Canonical;

namespace Budget.Api.Commands;

/// <summary><c>backup FILE</c>, <c>restore FILE</c> and <c>restored</c>.</summary>
internal static class BackupCommand
{
    /// <summary><c>backup FILE</c>: a checked copy of the database, also while the service runs.</summary>
    public static Command CreateBackup(Terminal terminal) => Create(
        "backup", "Copy the database to a file that is not there yet, and check the copy; no key is in it.", terminal,
        (settings, file) =>
        {
            if (settings.Database is not null)
            {
                return "A server keeps the database: make copies with pg_dump, as the operator's page says.";
            }

            if (Backup.Make(settings.DatabaseFile, file) is { } fault)
            {
                return fault;
            }

            terminal.Out.WriteLine($"{file} holds everything but the keys in {Path.GetFullPath(settings.Keys)}.");
            return null;
        });

    /// <summary><c>restore FILE</c>: a copy in the place of the database, while no service runs.</summary>
    public static Command CreateRestore(Terminal terminal) => Create(
        "restore", "Put a backup in the place of the database, which is kept beside it.", terminal,
        (settings, file) =>
        {
            if (settings.Database is not null)
            {
                return "A server keeps the database: restore it with pg_restore, as the operator's page says.";
            }

            settings.MakeDataFolder();
            using var held = DatabaseLock.TryTake(settings.DatabaseFile);
            var now = terminal.Clock.GetUtcNow();
            var fault = held is null
                ? $"A service runs on {settings.DatabaseFile}; stop it first."
                : Backup.Restore(file, settings.DatabaseFile, now, database => Mark(database, now));
            if (fault is null)
            {
                terminal.Out.WriteLine(
                    $"Restored {file}; what came after it is lost, and /health/ready says so from now on.");
            }

            return fault;
        });

    /// <summary><c>restored</c>: everybody is told what other tools have done, while no service runs.</summary>
    public static Command CreateRestored(Terminal terminal)
    {
        var (command, options) = (
            new Command("restored", "Note that the database was restored by the tools of its server."),
            new OperatorOptions());
        options.AddTo(command);
        command.SetAction((parsed, _) => options.Run(parsed, terminal, settings =>
        {
            settings.MakeDataFolder();
            using var database = Database.Serve(settings.Store(), Database.DefaultBatch);
            Mark(database, terminal.Clock.GetUtcNow());
            terminal.Out.WriteLine("Noted; /health/ready says so from now on.");
            return Task.FromResult<string?>(null);
        }));
        return command;
    }

    private static Command Create(
        string name, string description, Terminal terminal, Func<ApplicationSettings, string, string?> run)
    {
        var (command, options) = (new Command(name, description), new OperatorOptions());
        var file = new Argument<string>("FILE");
        command.Add(file);
        options.AddTo(command);
        command.SetAction((parsed, _) => options.Run(
            parsed, terminal, settings => Task.FromResult(run(settings, Path.GetFullPath(parsed.GetValue(file)!)))));
        return command;
    }

    private static void Mark(Database database, DateTimeOffset now) => database.WriteOrThrow(session =>
    {
        Fact.Set(session, Fact.RestoredAt, now.ToStored());
        session.Append(new AuditEntry(
            AuditTrail.OfTheService, Caller.Clock, now, "service-restored", CanonicalJson.ObjectOf([])));
    });
}
