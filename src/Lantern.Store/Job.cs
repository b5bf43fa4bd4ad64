using Lantern.Entries;

namespace Lantern.Store;

/// <summary>What waits for the pen.</summary>
internal abstract class Job(string? command, IReadOnlyList<FileId> files)
{
    public string? Command => command;
    public IReadOnlyList<FileId> Files => files;
    public bool SealsNow { get; init; }
    public abstract void Do(Stroke stroke);
    public abstract void Failed(Exception failure);
    public abstract void Tell();
}

/// <summary>A writing with its answer.</summary>
internal sealed class Job<T>(Func<Stroke, T> write, string? command, IReadOnlyList<FileId> files) : Job(command, files)
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _failure;

    public Task<T> Answer => _answer.Task;

    public override void Do(Stroke stroke) => (_failure, _result) = (null, write(stroke));

    public override void Failed(Exception failure) => _failure = failure;

    public override void Tell()
    {
        if (_failure is { } failure)
            _answer.SetException(failure);
        else
            _answer.SetResult(_result!);
    }
}
