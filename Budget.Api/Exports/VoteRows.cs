using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Budget.Core.Ballots;

namespace Budget.Api.Exports;

/// <summary>
/// Writes sealed choices as rows of a <c>.pb</c> file, from bytes to bytes: a town has a hundred thousand of them.
/// </summary>
/// <param name="kind">What the ballots say.</param>
/// <param name="withdrawn">
/// The projects left out. Whoever listed no other stays a voter with an empty vote, so that no count changes.
/// </param>
internal sealed class VoteRows(BallotKind kind, IEnumerable<string> withdrawn)
{
    private readonly byte[][] _withdrawn = [.. withdrawn.Select(Encoding.UTF8.GetBytes)];
    private byte[] _vote = new byte[512];
    private byte[] _points = new byte[512];
    private int _voteLength;
    private int _pointsLength;

    /// <summary>Writes a row.</summary>
    /// <param name="voter">Its number; it says nothing but how many came before in a random order.</param>
    /// <param name="choices">Sealed choices, in UTF-8.</param>
    /// <param name="output">Where the row goes.</param>
    public void Write(int voter, ReadOnlySpan<byte> choices, IBufferWriter<byte> output)
    {
        Read(choices);
        var room = output.GetSpan(_voteLength + _pointsLength + 16);
        voter.TryFormat(room, out var end, default, CultureInfo.InvariantCulture);
        room[end++] = (byte)';';
        _vote.AsSpan(0, _voteLength).CopyTo(room[end..]);
        end += _voteLength;
        if (kind.HasPoints())
        {
            room[end++] = (byte)';';
            _points.AsSpan(0, _pointsLength).CopyTo(room[end..]);
            end += _pointsLength;
        }

        room[end++] = (byte)'\n';
        output.Advance(end);
    }

    private void Read(ReadOnlySpan<byte> choices)
    {
        if (choices.Length > _vote.Length)
        {
            // A vote is never longer than the JSON it comes from: its braces were brackets there.
            (_vote, _points) = (new byte[2 * choices.Length], new byte[2 * choices.Length]);
        }

        var json = new Utf8JsonReader(choices);
        (_voteLength, _pointsLength) = (0, 0);
        if (kind == BallotKind.Ranked)
        {
            ReadTiers(ref json);
        }
        else if (kind.HasPoints())
        {
            ReadPoints(ref json);
        }
        else
        {
            ReadList(ref json);
        }
    }

    private void ReadList(ref Utf8JsonReader json)
    {
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.String && IsIn(json.ValueSpan))
            {
                Append(json.ValueSpan, _vote, ref _voteLength);
            }
        }
    }

    private void ReadTiers(ref Utf8JsonReader json)
    {
        var (start, count) = (0, 0);
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.StartArray)
            {
                (start, count) = (_voteLength == 0 ? 0 : _voteLength + 1, 0);
            }
            else if (json.TokenType == JsonTokenType.String && IsIn(json.ValueSpan))
            {
                Append(json.ValueSpan, _vote, ref _voteLength);
                count++;
            }
            else if (json.TokenType == JsonTokenType.EndArray && count > 1)
            {
                _vote.AsSpan(start, _voteLength - start).CopyTo(_vote.AsSpan(start + 1));
                _vote[start] = (byte)'{';
                _vote[_voteLength + 1] = (byte)'}';
                (_voteLength, count) = (_voteLength + 2, 0);
            }
        }
    }

    private void ReadPoints(ref Utf8JsonReader json)
    {
        var isIn = true;
        while (json.Read())
        {
            // The outer name is that of the choice itself.
            if (json.TokenType == JsonTokenType.PropertyName && json.CurrentDepth == 2)
            {
                isIn = IsIn(json.ValueSpan);
                if (isIn)
                {
                    Append(json.ValueSpan, _vote, ref _voteLength);
                }
            }
            else if (json.TokenType == JsonTokenType.Number && isIn)
            {
                Append(json.ValueSpan, _points, ref _pointsLength);
            }
        }
    }

    private bool IsIn(ReadOnlySpan<byte> project)
    {
        foreach (var other in _withdrawn)
        {
            if (project.SequenceEqual(other))
            {
                return false;
            }
        }

        return true;
    }

    private static void Append(ReadOnlySpan<byte> text, byte[] cell, ref int length)
    {
        if (length > 0)
        {
            cell[length++] = (byte)',';
        }

        text.CopyTo(cell.AsSpan(length));
        length += text.Length;
    }
}
