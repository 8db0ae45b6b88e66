using System.Collections;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Budget.Api.Storage;

/// <summary>The rows of a kept statement, as far as anybody asks: names, types and values by their place.</summary>
internal sealed class KeptReader : DbDataReader
{
    private readonly KeptStatement _statement;
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _bare;
    private readonly bool _hasRows;
    private bool _isAtRow;
    private bool _isBegun;
    private bool _isClosed;

    /// <summary>Goes to the first row, so that the types of a computed column are known.</summary>
    public KeptReader(KeptStatement statement, sqlite3 database, sqlite3_stmt bare)
    {
        (_statement, _database, _bare) = (statement, database, bare);
        _hasRows = _isAtRow = Step();
        RecordsAffected = raw.sqlite3_stmt_readonly(bare) == 0 ? raw.sqlite3_changes(database) : -1;
    }

    public override int Depth => 0;

    public override int FieldCount => _statement.Columns.Count;

    public override bool HasRows => _hasRows;

    public override bool IsClosed => _isClosed;

    public override int RecordsAffected { get; }

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read()
    {
        _isAtRow = _isBegun ? _isAtRow && Step() : _isAtRow;
        _isBegun = true;
        return _isAtRow;
    }

    public override bool NextResult() => false;

    public override string GetName(int ordinal) => _statement.Columns[ordinal];

    public override int GetOrdinal(string name) => _statement.Columns.Index().First(column => column.Item == name).Index;

    public override object GetValue(int ordinal) => raw.sqlite3_column_type(_bare, ordinal) switch
    {
        raw.SQLITE_INTEGER => GetInt64(ordinal),
        raw.SQLITE_FLOAT => GetDouble(ordinal),
        raw.SQLITE_TEXT => GetString(ordinal),
        raw.SQLITE_BLOB => GetFieldValue<byte[]>(ordinal),
        _ => DBNull.Value,
    };

    /// <summary>The type of the value; where there is none, the one that its column declares.</summary>
    public override Type GetFieldType(int ordinal) => raw.sqlite3_column_type(_bare, ordinal) switch
    {
        raw.SQLITE_INTEGER => typeof(long),
        raw.SQLITE_FLOAT => typeof(double),
        raw.SQLITE_TEXT => typeof(string),
        raw.SQLITE_BLOB => typeof(byte[]),
        _ => GetDataTypeName(ordinal) switch
        {
            "INTEGER" => typeof(long),
            "TEXT" => typeof(string),
            _ => typeof(byte[]),
        },
    };

    public override string GetDataTypeName(int ordinal) =>
        raw.sqlite3_column_decltype(_bare, ordinal).utf8_to_string() ?? "BLOB";

    /// <summary>The value, or the bytes of it.</summary>
    public override T GetFieldValue<T>(int ordinal) => typeof(T) == typeof(byte[])
        ? (T)(object)raw.sqlite3_column_blob(_bare, ordinal).ToArray()
        : base.GetFieldValue<T>(ordinal);

    public override bool IsDBNull(int ordinal) => raw.sqlite3_column_type(_bare, ordinal) == raw.SQLITE_NULL;

    public override bool GetBoolean(int ordinal) => GetInt64(ordinal) != 0;

    public override int GetInt32(int ordinal) => checked((int)GetInt64(ordinal));

    public override long GetInt64(int ordinal) => raw.sqlite3_column_int64(_bare, ordinal);

    public override double GetDouble(int ordinal) => raw.sqlite3_column_double(_bare, ordinal);

    public override string GetString(int ordinal) => raw.sqlite3_column_text(_bare, ordinal).utf8_to_string();

    public override int GetValues(object[] values)
    {
        var count = Math.Min(values.Length, FieldCount);
        for (var at = 0; at < count; at++)
        {
            values[at] = GetValue(at);
        }

        return count;
    }

    public override IEnumerator GetEnumerator() => new DbEnumerator(this);

    public override byte GetByte(int ordinal) => throw NotKept();

    public override char GetChar(int ordinal) => throw NotKept();

    public override short GetInt16(int ordinal) => throw NotKept();

    public override float GetFloat(int ordinal) => throw NotKept();

    public override decimal GetDecimal(int ordinal) => throw NotKept();

    public override DateTime GetDateTime(int ordinal) => throw NotKept();

    public override Guid GetGuid(int ordinal) => throw NotKept();

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        throw NotKept();

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        throw NotKept();

    /// <summary>Lets go of the snapshot; disposing does the same.</summary>
    public override void Close()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            raw.sqlite3_reset(_bare);
        }
    }

    private bool Step()
    {
        var code = raw.sqlite3_step(_bare);
        if (code is raw.SQLITE_ROW or raw.SQLITE_DONE)
        {
            return code == raw.SQLITE_ROW;
        }

        raw.sqlite3_reset(_bare);
        SqliteException.ThrowExceptionForRC(code, _database);
        return false;
    }

    private static NotSupportedException NotKept() => new("The database keeps texts and whole numbers.");
}
