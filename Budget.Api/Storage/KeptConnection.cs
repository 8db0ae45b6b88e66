using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Budget.Api.Storage;

/// <summary>
/// A connection that keeps its statements prepared: SQLite spends more time on reading a statement than on running it,
/// and a service says the same ones again and again. Measured with <c>Budget.Benchmarks cast</c>.
/// </summary>
internal sealed class KeptConnection(string text) : SqliteConnection(text)
{
    // More than the service has statements.
    private const int MostKept = 256;

    private readonly Dictionary<string, KeptStatement> _kept = new(StringComparer.Ordinal);
    private readonly Dictionary<string, sqlite3_stmt[]> _bare = new(StringComparer.Ordinal);

    /// <summary>
    /// Runs statements without parameters or rows: where transactions begin and end, twice for each ballot.
    /// </summary>
    public void Run(string sql)
    {
        if (!_bare.TryGetValue(sql, out var statements))
        {
            _bare.Add(sql, statements = [.. sql.Split("; ").Select(Prepare)]);
        }

        foreach (var statement in statements)
        {
            var code = raw.sqlite3_step(statement);
            raw.sqlite3_reset(statement);
            SqliteException.ThrowExceptionForRC(code == raw.SQLITE_DONE ? raw.SQLITE_OK : code, Handle);
        }
    }

    /// <summary>The statement, prepared already unless it is new or in use.</summary>
    public KeptStatement Take(string sql) =>
        _kept.Remove(sql, out var statement) ? statement : new KeptStatement(this, sql);

    /// <summary>Keeps a statement for the next time.</summary>
    public void Return(KeptStatement statement)
    {
        statement.Forget();
        if (_kept.Count >= MostKept || !_kept.TryAdd(statement.CommandText, statement))
        {
            statement.Dispose();
        }
    }

    private sqlite3_stmt Prepare(string sql)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(Handle, sql, out var statement), Handle);
        return statement;
    }

    protected override DbCommand CreateDbCommand() => new KeptCommand(this);

    protected override void Dispose(bool disposing)
    {
        foreach (var command in _kept.Values)
        {
            command.Dispose();
        }

        _kept.Clear();
        foreach (var statement in _bare.Values.SelectMany(statements => statements))
        {
            statement.Dispose();
        }

        _bare.Clear();
        base.Dispose(disposing);
    }
}

/// <summary>A command that becomes a kept statement once its text is known.</summary>
internal sealed class KeptCommand(KeptConnection connection) : DbCommand
{
    private KeptStatement? _statement;

    [AllowNull]
    public override string CommandText
    {
        get => _statement?.CommandText ?? "";
        set
        {
            GiveBack();
            _statement = connection.Take(value ?? "");
        }
    }

    public override int CommandTimeout { get; set; } = 30;

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get; set; } = connection;

    /// <summary>Never: transactions begin and end by statements of their own.</summary>
    protected override DbTransaction? DbTransaction
    {
        get => null;
        set => throw new NotSupportedException();
    }

    protected override DbParameterCollection DbParameterCollection => Statement.Parameters;

    private KeptStatement Statement => _statement ?? throw new InvalidOperationException("The command has no text.");

    public override void Cancel() => Statement.Cancel();

    public override int ExecuteNonQuery() => Statement.ExecuteNonQuery();

    public override object? ExecuteScalar() => Statement.ExecuteScalar();

    public override void Prepare() => Statement.Prepare();

    protected override DbParameter CreateDbParameter() => Statement.CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Statement.Read();

    protected override void Dispose(bool disposing)
    {
        GiveBack();
        base.Dispose(disposing);
    }

    private void GiveBack()
    {
        if (_statement is not null)
        {
            connection.Return(_statement);
            _statement = null;
        }
    }
}
