using System.Xml.Linq;

namespace House.Tests;

public class Projects
{
    static readonly Dictionary<string, string[]> Drawing = new()
    {
        ["Lantern"] = [],
        ["Lantern.Store"] = ["Lantern"],
        ["Lantern.App"] = ["Lantern.Store"],
    };

    static readonly string[] PackagesOfTheRecord = ["NodaTime", "YamlDotNet"];

    [Fact]
    public void The_projects_refer_to_each_other_as_drawn()
    {
        var found = Tree.Files.Where(f => f.IsUnder("src") && f.Is(".csproj")).ToList();
        Assert.Equal(Drawing.Keys.Order(), found.Select(Named).Order());
        Fault.None(found.SelectMany(f => OffTheDrawing(f, Drawing[Named(f)])));
    }

    [Fact]
    public void The_record_uses_a_calendar_a_yaml_parser_and_nothing_else() =>
        Fault.None(Tree.Files.Where(f => f.Path == "src/Lantern/Lantern.csproj").SelectMany(StrangePackages));

    [Fact]
    public void An_undrawn_reference_and_a_strange_package_are_seen()
    {
        const string Text = """
            <Project>
              <ItemGroup>
                <ProjectReference Include="../Lantern.Store/Lantern.Store.csproj" />
                <PackageReference Include="Some.Framework" />
              </ItemGroup>
            </Project>
            """;
        var file = new SourceFile("src/Lantern/Lantern.csproj", Text);
        Assert.Equal(3, Assert.Single(OffTheDrawing(file, [])).Line);
        Assert.Equal(4, Assert.Single(StrangePackages(file)).Line);
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Tree.Files.Single(f => f.Path == "Lantern.slnx").Text;
        Fault.None(from f in Tree.Files
                   where f.Is(".csproj") && !solution.Contains(f.Path, StringComparison.Ordinal)
                   select new Fault(f.Path, 1, "is not in Lantern.slnx, so nothing builds or tests it"));
    }

    [Fact]
    public void A_warning_is_an_error_and_the_bans_reach_every_project()
    {
        var props = Tree.Files.Single(f => f.Path == "Directory.Build.props").Text;
        Assert.Contains("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", props, StringComparison.Ordinal);
        Assert.Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers", props, StringComparison.Ordinal);
        Assert.Contains("BannedSymbols.txt", props, StringComparison.Ordinal);
    }

    static string Named(SourceFile file) => file.Name.Replace(".csproj", "", StringComparison.Ordinal);

    static IEnumerable<Fault> OffTheDrawing(SourceFile file, string[] drawn)
    {
        var named = Included(file, "ProjectReference").Select(r => (Name: Path.GetFileNameWithoutExtension(r.Name), r.Line)).ToList();
        foreach (var (name, line) in named)
            if (!drawn.Contains(name)) yield return new(file.Path, line, $"{Named(file)} may not know {name}");
        foreach (var missing in drawn.Except(named.Select(n => n.Name)))
            yield return new(file.Path, 1, $"{Named(file)} is drawn on top of {missing}");
    }

    static IEnumerable<Fault> StrangePackages(SourceFile file) =>
        from package in Included(file, "PackageReference")
        where !PackagesOfTheRecord.Contains(package.Name)
        select new Fault(file.Path, package.Line, $"the record may not use {package.Name}");

    static IEnumerable<(string Name, int Line)> Included(SourceFile file, string element) =>
        from e in XDocument.Parse(file.Text, LoadOptions.SetLineInfo).Descendants(element)
        where e.Attribute("Include") is not null
        select ((string)e.Attribute("Include")!, ((System.Xml.IXmlLineInfo)e).LineNumber);
}
