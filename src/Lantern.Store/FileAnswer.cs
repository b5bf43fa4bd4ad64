namespace Lantern.Store;

/// <summary>What the door answers to somebody who asks for a file.</summary>
public abstract record FileAnswer
{
    private FileAnswer()
    {
    }

    /// <summary>It is open, and the look is noted.</summary>
    /// <param name="File">The file as this reader may see it.</param>
    public sealed record Opened(OpenFile File) : FileAnswer;

    /// <summary>The reader may read it by role alone, and first says why; nothing was noted or shown.</summary>
    public sealed record SayWhyFirst : FileAnswer;

    /// <summary>There is no such file for this reader: absent and forbidden are one answer.</summary>
    public sealed record NotFound : FileAnswer;
}
