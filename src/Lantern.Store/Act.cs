using Lantern.Entries;

namespace Lantern.Store;

/// <summary>One act of a practitioner: what is written in one or several files together, all of it or nothing.</summary>
/// <param name="Command">An id the form made when it was drawn; sending the same act twice writes it once.</param>
/// <param name="Parts">The entries, in the order they are to stand.</param>
public sealed record Act(string Command, IReadOnlyList<ActPart> Parts)
{
    /// <summary>An act of one entry.</summary>
    public Act(string command, ActPart part) : this(command, [part])
    {
    }
}

/// <summary>One entry of an act.</summary>
/// <param name="File">The file; null begins a new file of <paramref name="NewFile"/>. Parts with null and the same kind share the file begun.</param>
/// <param name="NewFile">The kind of a new file; not looked at when the file is given.</param>
/// <param name="Body">What was done.</param>
/// <param name="Happened">When.</param>
/// <param name="Marks">Who the whole entry is kept from.</param>
/// <param name="ExpectedNumber">The last number the writer saw on the file, where the entry rests on it; null writes after whatever has come since.</param>
/// <param name="OnBehalfOf">Who asked for it to be written, where that is another person.</param>
public sealed record ActPart(
    FileId? File,
    FileKind NewFile,
    Body Body,
    Happening Happened,
    Marks Marks = Marks.None,
    int? ExpectedNumber = null,
    string? OnBehalfOf = null)
{
    /// <summary>An entry in a file that exists.</summary>
    public static ActPart In(FileId file, Body body, Happening happened, Marks marks = Marks.None, int? expectedNumber = null) =>
        new(file, FileKind.Child, body, happened, marks, expectedNumber);

    /// <summary>An entry in the file this act begins.</summary>
    public static ActPart InNew(FileKind kind, Body body, Happening happened, Marks marks = Marks.None) =>
        new(null, kind, body, happened, marks);
}
