using Lantern.Entries;

namespace Lantern.Practice;

/// <summary>The answers to a risk tool as a text gives them: an indicator's id, then <c>is</c>, <c>when</c> and <c>because</c>.</summary>
public static class ToolAnswers
{
    /// <summary>Reads answers.</summary>
    /// <param name="node">The named values.</param>
    /// <param name="tool">The tool they answer.</param>
    /// <exception cref="UnreadableException">An id the tool has not, or a value of the wrong form.</exception>
    public static IReadOnlyDictionary<string, Answer> Read(Node node, Tool tool)
    {
        if (node is not Mapping map)
            throw new UnreadableException(node.At, "Answers are named values: an indicator's id, then { is: yes, no or not-known, when: …, because: … }.");
        var known = tool.Indicators.Select(indicator => indicator.Id).ToHashSet();
        foreach (var pair in map.Pairs)
        {
            if (!known.Contains(pair.Name))
                throw new UnreadableException(pair.NameAt, $"'{pair.Name}' is not an indicator of '{tool.Id}'. It has: {string.Join(", ", known)}.");
        }
        return (IReadOnlyDictionary<string, Answer>)Form.Of(typeof(IReadOnlyDictionary<string, Answer>)).Read(node);
    }
}
