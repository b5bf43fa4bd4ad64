namespace Lantern.Faults.Tests.PowerCut;

/// <summary>Something a program asked of the file system, with the lines of the trace at which it was begun and done.</summary>
internal abstract record Operation(string Path, int Begun, int Done)
{
    /// <summary>Bytes put into a file.</summary>
    public sealed record Write(string Path, long At, byte[] Bytes, int Begun, int Done) : Operation(Path, Begun, Done);

    /// <summary>A file cut or stretched to a length.</summary>
    public sealed record Truncate(string Path, long Length, int Begun, int Done) : Operation(Path, Begun, Done);

    /// <summary>A file opened that is made where it is not there.</summary>
    public sealed record Make(string Path, int Begun, int Done) : Operation(Path, Begun, Done);

    /// <summary>A file taken away.</summary>
    public sealed record Remove(string Path, int Begun, int Done) : Operation(Path, Begun, Done);

    /// <summary>A file given another name.</summary>
    public sealed record Rename(string Path, string To, int Begun, int Done) : Operation(Path, Begun, Done);

    /// <summary>A file or folder waited for until the disk has it.</summary>
    public sealed record Sync(string Path, int Begun, int Done) : Operation(Path, Begun, Done);
}
