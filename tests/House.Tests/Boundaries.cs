using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace House.Tests;

public partial class Boundaries
{
    static readonly string[] OutsideWorld =
        ["System.Net", "System.Data", "System.Console", "System.Environment", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch",
         "System.TimeProvider.get_System", "Microsoft.AspNetCore", "Microsoft.Data",
         "System.IO.File", "System.IO.FileInfo", "System.IO.FileStream", "System.IO.Directory", "System.IO.DirectoryInfo"];

    [Fact]
    public void The_record_touches_no_file_no_network_no_database_and_no_console()
    {
        var touched = ReferencedMembers(Assemblies.Record).Where(IsOutside).ToList();
        Fault.None(touched.Select(t => FirstMention("src/Lantern", t.Replace("..", ".", StringComparison.Ordinal).Split('.')[^2], $"the record is pure and may not use {t}")));
    }

    [Fact]
    public void Only_the_store_speaks_to_a_database() =>
        Fault.None(Tree.Code.Where(f => !f.IsUnder("src/Lantern.Store", "tests/Lantern.Store.Tests", "tests/Lantern.Faults.Tests", "tests/House.Tests", "bench")).SelectMany(Databases));

    [Fact]
    public void The_application_writes_no_sql() =>
        Fault.None(Tree.Code.Where(f => f.IsUnder("src/Lantern.App") || f.IsUnder("src/Lantern")).SelectMany(Sql));

    [Fact]
    public void The_store_writes_no_html() => Fault.None(Tree.Code.Where(f => f.IsUnder("src/Lantern.Store")).SelectMany(Html));

    [Fact]
    public void A_page_folder_does_not_know_another()
    {
        var pages = Tree.Code.Where(f => f.IsUnder("src/Lantern.App/Pages")).ToList();
        Fault.None(pages.SelectMany(f => KnownFolders(f, pages)));
    }

    [Fact]
    public void A_database_sql_and_html_in_the_wrong_room_are_seen()
    {
        Assert.Equal(1, Assert.Single(Databases(new("src/a.cs", "using Microsoft.Data.Sqlite;\n"))).Line);
        Assert.Equal(2, Assert.Single(Sql(new("src/a.cs", "class A {\n string s = \"SELECT body FROM entry\"; }"))).Line);
        Assert.Equal(1, Assert.Single(Sql(new("src/a.cshtml", "@{ var s = \"DELETE FROM draft\"; }"))).Line);
        Assert.Equal(1, Assert.Single(Html(new("src/a.cs", "class A { string s = \"<p class='x'>\"; }"))).Line);
        Assert.Empty(Sql(new("src/a.cs", "// SELECT x FROM y\nclass A { string s = \"Select one from the list\"; }")));
        Assert.Empty(Html(new("src/a.cs", "class A { List<string> s = []; string t = \"a < b\"; }")));
    }

    [Fact]
    public void A_page_folder_that_knows_another_is_seen()
    {
        var today = new SourceFile("src/Lantern.App/Pages/Today/Line.cs", "namespace Lantern.App.Pages.Today;\nclass Line { }\n");
        var byUsing = new SourceFile("src/Lantern.App/Pages/Files/Front.cshtml", "@page\n@using Lantern.App.Pages.Today\n");
        var byName = new SourceFile("src/Lantern.App/Pages/Files/Front.cshtml.cs", "namespace Lantern.App.Pages.Files;\nclass F { Today.Line? l; }\n");
        Assert.Equal(2, Assert.Single(KnownFolders(byUsing, [today, byUsing])).Line);
        Assert.Equal(2, Assert.Single(KnownFolders(byName, [today, byName])).Line);
        Assert.Empty(KnownFolders(today, [today, byName]));
    }

    [Fact]
    public void What_an_assembly_refers_to_can_be_read() =>
        Assert.Contains("System.IO.File.ReadAllText", ReferencedMembers(typeof(Boundaries).Assembly).Where(IsOutside));

    // The compiler itself asks for the thread's number where a method yields.
    static bool IsOutside(string name) =>
        name != "System.Environment.get_CurrentManagedThreadId"
        && OutsideWorld.Any(o => name == o || name.StartsWith(o + ".", StringComparison.Ordinal));

    static List<string> ReferencedMembers(Assembly assembly)
    {
        using var stream = File.OpenRead(assembly.Location);
        using var file = new PEReader(stream);
        var metadata = file.GetMetadataReader();
        return [.. from handle in metadata.MemberReferences
                   let member = metadata.GetMemberReference(handle)
                   where member.Parent.Kind == HandleKind.TypeReference
                   let type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent)
                   select $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{metadata.GetString(member.Name)}"];
    }

    static Fault FirstMention(string folder, string word, string words) =>
        (from f in Tree.Code
         where f.IsUnder(folder)
         let at = Regex.Match(f.Text, $@"\b{Regex.Escape(word)}\b")
         where at.Success
         select new Fault(f.Path, f.LineAt(at.Index), words)).FirstOrDefault() ?? new(folder, 1, words);

    static IEnumerable<Fault> Databases(SourceFile file) =>
        DatabaseName().Matches(file.Text).Select(m => new Fault(file.Path, file.LineAt(m.Index), $"only the store may use {m.Value}"));

    static IEnumerable<Fault> Sql(SourceFile file) =>
        Texts(file).Where(t => SqlStatement().IsMatch(t.Text)).Select(t => new Fault(file.Path, t.Line, "SQL is written in the store alone"));

    static IEnumerable<Fault> Html(SourceFile file) =>
        Texts(file).Where(t => HtmlTag().IsMatch(t.Text)).Select(t => new Fault(file.Path, t.Line, "HTML is written in the application alone"));

    /// <summary>The string literals of a C# file; the lines of any other.</summary>
    static IEnumerable<(string Text, int Line)> Texts(SourceFile file)
    {
        if (!file.Is(".cs")) return file.Lines.Select((text, i) => (text, i + 1));
        return from token in Syntax.Parse(file).DescendantTokens()
               where token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken)
                  || token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken) || token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken)
               select (token.ValueText, Syntax.LineOf(token));
    }

    static IEnumerable<Fault> KnownFolders(SourceFile file, List<SourceFile> pages)
    {
        var own = FolderOf(file);
        foreach (var other in pages.GroupBy(FolderOf).Where(g => g.Key != own && g.Key is not (null or "Shared")))
        {
            var types = other.Where(f => f.Is(".cs")).SelectMany(Syntax.TypesIn).Select(t => Regex.Escape(t.Name)).Append("(?!)");
            var known = new Regex($@"\bPages\.{other.Key}\b|\b{other.Key}\.({string.Join('|', types)})\b");
            foreach (Match m in known.Matches(file.Text))
                yield return new(file.Path, file.LineAt(m.Index), $"Pages/{own ?? "."} may not know Pages/{other.Key}: copy it once, at the third use move it to Components");
        }
    }

    static string? FolderOf(SourceFile file) => file.Path.Split('/') is [_, _, "Pages", var folder, _, ..] ? folder : null;

    [GeneratedRegex(@"\b(Microsoft\.Data|Npgsql|SQLitePCL)\b")]
    private static partial Regex DatabaseName();

    [GeneratedRegex(@"\bSELECT\b[\s\S]+\bFROM\b|\bINSERT\s+INTO\b|\bUPDATE\b\s+\w+\s+\bSET\b|\bDELETE\s+FROM\b|\b(CREATE|ALTER|DROP)\s+TABLE\b|\bPRAGMA\b")]
    private static partial Regex SqlStatement();

    [GeneratedRegex(@"</?[a-z][a-z0-9-]*(\s[^<>]*)?/?>")]
    private static partial Regex HtmlTag();
}
