using Microsoft.AspNetCore.Mvc.RazorPages;

namespace House.Tests;

/// <summary>Default deny: a page that does not say who may use it does not pass.</summary>
public class PageDoors
{
    const string Attribute = "MayUseAttribute";

    [Fact]
    public void Every_page_says_who_may_use_it() => Fault.None(Open([.. Assemblies.Written(Assemblies.App)]));

    [Fact]
    public void Every_page_has_a_model_to_say_it_on() => Fault.None(Tree.Code.SelectMany(Modelless));

    [Fact]
    public void A_page_that_says_nothing_is_seen()
    {
        Assert.Equal("tests/House.Tests/PageDoors.cs", Assert.Single(Open([typeof(Silent), typeof(Said)])).Path);
        Assert.Empty(Open([typeof(Silent), typeof(Said), typeof(Conventions)]));
        Assert.Equal(1, Assert.Single(Modelless(new("src/A.cshtml", "@page\n<p>Hello</p>\n"))).Line);
        Assert.Empty(Modelless(new("src/A.cshtml", "@page\n@model AModel\n")));
        Assert.Empty(Modelless(new("src/_Part.cshtml", "<p>Hello</p>\n")));
    }

    /// <summary>A page says it itself, or its folder says it once in a type named Conventions.</summary>
    static IEnumerable<Fault> Open(Type[] types)
    {
        var folders = types.Where(t => t.Name == nameof(Conventions) && Says(t)).Select(t => t.Namespace).ToHashSet();
        return from type in types
               where type.IsAssignableTo(typeof(PageModel)) && !type.IsAbstract && !Says(type) && !folders.Contains(type.Namespace)
               select Syntax.FaultAt(type, $"{type.Name} does not say who may use it: add [MayUse(…)] to it or to its folder's Conventions");
    }

    static bool Says(Type type) => type.GetCustomAttributes(inherit: true).Any(a => a.GetType().Name == Attribute);

    static IEnumerable<Fault> Modelless(SourceFile file)
    {
        if (!file.Is(".cshtml")) yield break;
        var lines = file.Lines.Index().ToList();
        var page = lines.FirstOrDefault(l => l.Item.StartsWith("@page", StringComparison.Ordinal), (Index: -1, Item: ""));
        if (page.Index >= 0 && !lines.Any(l => l.Item.StartsWith("@model ", StringComparison.Ordinal)))
            yield return new(file.Path, page.Index + 1, "a page without a model cannot say who may use it");
    }

    [AttributeUsage(AttributeTargets.Class)]
    sealed class MayUseAttribute : System.Attribute;

    sealed class Silent : PageModel;

    [MayUse]
    sealed class Said : PageModel;

    [MayUse]
    sealed class Conventions;
}
