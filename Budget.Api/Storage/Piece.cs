using System.Data.Common;
using Budget.Api.Problems;

namespace Budget.Api.Storage;

/// <summary>A piece of work for the <see cref="Writer"/>, and somebody who waits for its answer.</summary>
internal abstract class Piece
{
    /// <summary>Whether it is done outside any transaction, alone.</summary>
    public bool IsAlone { get; init; }

    /// <summary>
    /// Whether it touches nothing but the database, so that after a rollback it may be done a second time.
    /// </summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Does the work; false when nothing of it may be kept.</summary>
    public abstract bool Do(Session session);

    /// <summary>The transaction around it was lost: whether the work was kept is unknown.</summary>
    public abstract void Lose();

    /// <summary>Tells who waits.</summary>
    public abstract void Answer();
}

/// <summary>A piece of work with its answer; a refusal changes nothing.</summary>
internal sealed class Piece<T>(Func<Session, Answer<T>> work) : Piece
    where T : class
{
    private readonly TaskCompletionSource<Answer<T>> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Answer<T> _answer;
    private Exception? _defect;

    public Task<Answer<T>> Done => _done.Task;

    public override bool Do(Session session)
    {
        _defect = null;
        try
        {
            _answer = work(session);
            return _answer.Problem is null;
        }
        catch (Exception defect) when (defect is not DbException fault || Faults.IsOfTheStatement(fault))
        {
            // A defect belongs to who asked for the work, not to the others in the batch.
            _defect = defect;
            return false;
        }
    }

    public override void Lose() => (_answer, _defect) = (
        new Problem(ProblemType.Unavailable, "Whether it was stored is unknown; repeat the same request."), null);

    public override void Answer()
    {
        if (_defect is null)
        {
            _done.SetResult(_answer);
        }
        else
        {
            _done.SetException(_defect);
        }
    }
}
