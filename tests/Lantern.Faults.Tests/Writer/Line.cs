using System.Globalization;

namespace Lantern.Faults;

/// <summary>What the writer program said happened, one line of its journal.</summary>
internal abstract record Line
{
    private Line()
    {
    }

    /// <summary>The store is open.</summary>
    public sealed record Ready(long Milliseconds) : Line;

    /// <summary>An act was acknowledged, with the place of each of its parts.</summary>
    public sealed record Act(string Command, IReadOnlyList<(string File, int Number)> Parts, long At) : Line;

    /// <summary>A look was acknowledged: the file was handed over.</summary>
    public sealed record Look(string File, string Words, long At) : Line;

    /// <summary>A writing was not acknowledged, and will be sent again.</summary>
    public sealed record NotSaved(string Command, string Words, long At) : Line;

    /// <summary>A list was read while something could not be saved.</summary>
    public sealed record ListRead(int Files, long At) : Line;

    /// <summary>Something that must never happen.</summary>
    public sealed record Wrong(string Words, long At) : Line;

    /// <summary>The writer ended as it was asked to.</summary>
    public sealed record End : Line;

    /// <summary>The line as text, without the line's end.</summary>
    public string Text => this switch
    {
        Ready one => Joined("ready", one.Milliseconds),
        Act one => Joined("act", one.At, one.Command, string.Join(' ', one.Parts.Select(part => $"{part.File}:{part.Number}"))),
        Look one => Joined("look", one.At, one.File, one.Words),
        NotSaved one => Joined("not-saved", one.At, one.Command, one.Words),
        ListRead one => Joined("list", one.At, one.Files),
        Wrong one => Joined("wrong", one.At, one.Words),
        _ => "end",
    };

    /// <summary>Every whole line of a journal: a line that a kill cut off was not said.</summary>
    public static IReadOnlyList<Line> All(string journal) =>
        [.. journal[..(journal.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read)];

    private static Line Read(string text)
    {
        var words = text.Split(' ');
        return words[0] switch
        {
            "ready" => new Ready(Number(words[1])),
            "act" => new Act(words[2], [.. words.Skip(3).Select(Part)], Number(words[1])),
            "look" => new Look(words[2], words[3], Number(words[1])),
            "not-saved" => new NotSaved(words[2], string.Join(' ', words.Skip(3)), Number(words[1])),
            "list" => new ListRead((int)Number(words[2]), Number(words[1])),
            "wrong" => new Wrong(string.Join(' ', words.Skip(2)), Number(words[1])),
            "end" => new End(),
            _ => throw new InvalidDataException($"The journal says '{text}'."),
        };
    }

    private static (string File, int Number) Part(string text) => (text[..text.IndexOf(':')], (int)Number(text[(text.IndexOf(':') + 1)..]));

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static string Joined(params object[] words) =>
        string.Join(' ', words.Select(word => Convert.ToString(word, CultureInfo.InvariantCulture)!.ReplaceLineEndings(" ")));
}
