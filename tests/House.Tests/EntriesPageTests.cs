using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Lantern.Entries;

namespace House.Tests;

/// <summary>The page of all entries is written from the code, and the one committed is the one written.</summary>
public class EntriesPageTests
{
    const string Page = "docs/entries.md";

    // LANTERN_WRITE=1 writes the page anew.
    static readonly bool Writes = Environment.GetEnvironmentVariable("LANTERN_WRITE") == "1";

    [Fact]
    public void The_page_of_entries_is_what_the_code_says()
    {
        var written = Written();
        if (Writes) File.WriteAllText(Tree.Full(Page), written);
        Assert.True(File.ReadAllText(Tree.Full(Page)) == written, $"{Page}:1 is not what the code says: run the tests once with LANTERN_WRITE=1");
    }

    [Fact]
    public void Every_kind_stands_once_in_the_journey() =>
        Assert.Equal(Lantern.Entries.Kinds.All.Select(kind => kind.Name),
            EntriesPage.Journey.SelectMany(part => part.Kinds).Select(type => Lantern.Entries.Kinds.Of(type).Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_field_of_a_kind_says_what_it_is()
    {
        var spoken = Spoken();
        Fault.None(from kind in Lantern.Entries.Kinds.All
                   from field in kind.Fields
                   where Said(spoken, field.Property) is null
                   select Syntax.FaultAt(field.Property.DeclaringType!, $"{field.Name} needs a <summary> saying what it is"));
    }

    static string Written()
    {
        var spoken = Spoken();
        return EntriesPage.Write(type => spoken.GetValueOrDefault("T:" + Name(type)), property => Said(spoken, property));
    }

    static string? Said(Dictionary<string, string> spoken, PropertyInfo property) =>
        spoken.GetValueOrDefault($"P:{Name(property.DeclaringType!)}.{property.Name}");

    static string Name(Type type) => type.FullName!.Replace('+', '.');

    static Dictionary<string, string> Spoken() =>
        XDocument.Load(Path.ChangeExtension(Assemblies.Record.Location, ".xml")).Descendants("member")
            .Where(member => member.Element("summary") is not null)
            .ToDictionary(member => (string)member.Attribute("name")!, member => Regex.Replace(member.Element("summary")!.Value.Trim(), @"\s+", " "));
}
