using Lantern.Entries;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Lantern.Practice;

/// <summary>Reads a YAML text into nodes that know their line and column; the small YAML of packs and case texts, nothing cleverer.</summary>
public static class Yaml
{
    private const int LongestText = 2_000_000;
    private const int DeepestNesting = 20;

    /// <summary>The one document of a text.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="file">The name to give in messages.</param>
    /// <exception cref="UnreadableException">The text is not such a document.</exception>
    public static Node Read(string text, string file)
    {
        if (text.Length > LongestText)
            throw new UnreadableException(new Place(file, 1, 1), $"This text has {text.Length:N0} characters; at most {LongestText:N0} are read. Split it.");
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
                throw new UnreadableException(new Place(file, 1, 1), "This text is empty. Write named values such as 'file: []'.");
            parser.Consume<DocumentStart>();
            var node = Read(parser, file, 0);
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out _))
                throw new UnreadableException(At(parser.Current!, file), "Only one document may stand in a text; remove what follows '---'.");
            return node;
        }
        catch (YamlException wrong)
        {
            throw new UnreadableException(At(wrong.Start, file), $"This is not readable YAML: {wrong.Message} Check the indentation, colons and quotes here.");
        }
    }

    private static Node Read(Parser parser, string file, int depth)
    {
        if (depth > DeepestNesting)
            throw new UnreadableException(At(parser.Current!, file), $"This is nested deeper than {DeepestNesting} levels; nothing here needs that.");
        var current = parser.Current;
        if (current is NodeEvent { Anchor.IsEmpty: false } or AnchorAlias)
            throw new UnreadableException(At(current, file), "Anchors and aliases (& and *) are not read here; write the value out, or put quotes around it.");
        if (parser.TryConsume<YamlDotNet.Core.Events.Scalar>(out var scalar))
            return new Entries.Scalar(scalar.Value, At(scalar, file));
        if (parser.TryConsume<SequenceStart>(out var list))
        {
            var items = new List<Node>();
            while (!parser.TryConsume<SequenceEnd>(out _))
                items.Add(Read(parser, file, depth + 1));
            return new Sequence(items, At(list, file));
        }
        var map = parser.Consume<MappingStart>();
        var pairs = new List<Pair>();
        var names = new HashSet<string>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<YamlDotNet.Core.Events.Scalar>(out var name))
                throw new UnreadableException(At(parser.Current!, file), "A name is expected here, followed by a colon.");
            if (!names.Add(name.Value))
                throw new UnreadableException(At(name, file), $"'{name.Value}' stands here twice; keep one.");
            pairs.Add(new Pair(name.Value, At(name, file), Read(parser, file, depth + 1)));
        }
        return new Mapping(pairs, At(map, file));
    }

    private static Place At(ParsingEvent at, string file) => At(at.Start, file);

    private static Place At(Mark mark, string file) => new(file, (int)mark.Line, (int)mark.Column);
}
