using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace House.Tests;

public partial class Sentences
{
    [Fact]
    public void Every_public_type_of_the_record_says_what_it_is() => Fault.None(Silent(Assemblies.Record));

    [Fact]
    public void Every_public_type_of_the_store_says_what_it_is() => Fault.None(Silent(Assemblies.Store));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("The case file")]
    [InlineData("File.")]
    public void A_type_without_a_sentence_is_seen(string? summary) => Assert.False(IsSentence(summary));

    [Fact]
    public void A_sentence_is_recognised_across_lines() => Assert.True(IsSentence("\n  A child's case file,\n  as one reader may see it.\n"));

    static IEnumerable<Fault> Silent(Assembly assembly)
    {
        var spoken = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .ToDictionary(m => (string)m.Attribute("name")!, m => m.Element("summary")?.Value);
        return from type in assembly.GetExportedTypes()
               where !IsSentence(spoken.GetValueOrDefault("T:" + type.FullName!.Replace('+', '.')))
               select Syntax.FaultAt(type, $"{type.Name} needs a <summary> sentence saying what it is");
    }

    static bool IsSentence(string? summary) => summary is not null && Sentence().IsMatch(summary.Trim());

    [GeneratedRegex(@"^\S+(\s+\S+){2,}[.!?)]$")]
    private static partial Regex Sentence();
}
