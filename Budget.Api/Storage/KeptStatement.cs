using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Budget.Api.Storage;

/// <summary>
/// A statement that stays prepared, with the places of its parameters: each time the driver would ask for them by name,
/// and make its own objects for every value and every row. A text of several statements is left to the driver.
/// </summary>
internal sealed class KeptStatement : SqliteCommand
{
    private readonly List<KeptParameter> _kept = [];
    private readonly sqlite3_stmt? _bare;
    private int _taken;
    private string[]? _columns;

    [SuppressMessage(
        "Security", "CA2100", Justification = "Every text is a constant beside a record; values are parameters.")]
    public KeptStatement(SqliteConnection connection, string sql)
    {
        (Connection, CommandTimeout, CommandText) = (connection, connection.DefaultTimeout, sql);
        _bare = Prepare(connection.Handle!, sql);
    }

    /// <summary>What its columns are called.</summary>
    public IReadOnlyList<string> Columns => _columns ??= [.. Enumerable.Range(0, raw.sqlite3_column_count(_bare))
        .Select(at => raw.sqlite3_column_name(_bare, at).utf8_to_string())];

    public override SqliteParameter CreateParameter()
    {
        if (_taken == _kept.Count)
        {
            _kept.Add(new KeptParameter());
        }

        return _kept[_taken++];
    }

    /// <summary>Forgets with which values it was said.</summary>
    public void Forget()
    {
        Parameters.Clear();
        for (; _taken > 0; _taken--)
        {
            _kept[_taken - 1].Value = null;
        }
    }

    public override int ExecuteNonQuery()
    {
        if (!IsBound())
        {
            return base.ExecuteNonQuery();
        }

        using var rows = new KeptReader(this, Connection!.Handle!, _bare!);
        while (rows.Read())
        {
        }

        return rows.RecordsAffected;
    }

    public override object? ExecuteScalar()
    {
        if (!IsBound())
        {
            return base.ExecuteScalar();
        }

        using var rows = new KeptReader(this, Connection!.Handle!, _bare!);
        return rows.Read() ? rows.GetValue(0) : null;
    }

    /// <summary>Runs it to its first row.</summary>
    public DbDataReader Read() => IsBound()
        ? new KeptReader(this, Connection!.Handle!, _bare!)
        : ExecuteReader(CommandBehavior.Default);

    protected override void Dispose(bool disposing)
    {
        _bare?.Dispose();
        base.Dispose(disposing);
    }

    // Null where there is more to do than one statement, or less.
    private static sqlite3_stmt? Prepare(sqlite3 database, string sql)
    {
        SqliteException.ThrowExceptionForRC(
            raw.sqlite3_prepare_v2(database, sql, out var statement, out var rest), database);
        if (!statement.IsInvalid && string.IsNullOrWhiteSpace(rest))
        {
            return statement;
        }

        statement.Dispose();
        return null;
    }

    private bool IsBound()
    {
        if (_bare is null)
        {
            return false;
        }

        var bound = 0;
        for (var at = 0; at < Parameters.Count; at++)
        {
            bound += ((KeptParameter)Parameters[at]).Bind(_bare) ? 1 : 0;
        }

        // The driver says which one is missing.
        return bound == raw.sqlite3_bind_parameter_count(_bare);
    }
}

/// <summary>A parameter of a kept statement, and its place in it.</summary>
internal sealed class KeptParameter : SqliteParameter
{
    private string? _said;
    private int? _place;

    [AllowNull]
    public override string ParameterName
    {
        get => base.ParameterName;
        set
        {
            if (!ReferenceEquals(value, _said))
            {
                (_said, _place) = (value, null);
                base.ParameterName = $"@{value?.TrimStart('@')}";
            }
        }
    }

    /// <summary>Gives a statement the value; false where it does not ask for it, or the driver must convert it.</summary>
    public bool Bind(sqlite3_stmt statement)
    {
        var place = _place ??= raw.sqlite3_bind_parameter_index(statement, ParameterName);
        return place > 0 && raw.SQLITE_OK == Value switch
        {
            null or DBNull => raw.sqlite3_bind_null(statement, place),
            string text => raw.sqlite3_bind_text(statement, place, text),
            long number => raw.sqlite3_bind_int64(statement, place, number),
            int number => raw.sqlite3_bind_int64(statement, place, number),
            bool flag => raw.sqlite3_bind_int64(statement, place, flag ? 1 : 0),
            _ => raw.SQLITE_MISUSE,
        };
    }
}
