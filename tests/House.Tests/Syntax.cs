using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace House.Tests;

/// <summary>A type as it is declared in the source, with the place it stands.</summary>
internal sealed record DeclaredType(string FullName, string Name, string Path, int Line);

/// <summary>The C# of the repository parsed once: what is declared where.</summary>
internal static class Syntax
{
    static readonly Lazy<DeclaredType[]> Declared =
        new(() => [.. Tree.Code.Where(f => f.Is(".cs")).SelectMany(TypesIn)]);

    public static IReadOnlyList<DeclaredType> Types => Declared.Value;

    public static SyntaxNode Parse(SourceFile file) => CSharpSyntaxTree.ParseText(file.Text).GetRoot();

    public static int LineOf(SyntaxToken token) => token.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    public static IEnumerable<DeclaredType> TypesIn(SourceFile file) =>
        from node in Parse(file).DescendantNodes()
        let name = node switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier,
            DelegateDeclarationSyntax type => type.Identifier,
            _ => default,
        }
        where name != default
        select new DeclaredType(FullName(node, name.ValueText), name.ValueText, file.Path, LineOf(name));

    /// <summary>Where a type known from its assembly is written; the project's folder when it is generated.</summary>
    public static Fault FaultAt(Type type, string words)
    {
        var plain = (type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : type).FullName!;
        plain = plain.Replace('+', '.').Split('`')[0];
        var place = Types.FirstOrDefault(t => t.FullName == plain);
        return place is null ? new(plain, 1, words) : new(place.Path, place.Line, words);
    }

    static string FullName(SyntaxNode node, string name)
    {
        var outer = node.Ancestors().Select(a => a switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
            BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
            _ => null,
        });
        return string.Join('.', outer.Where(o => o is not null).Reverse().Append(name));
    }
}
