using Lantern.Store.Proof;

namespace Lantern.Store.Tests.Proof;

/// <summary>The second verifier's own arithmetic: tree, curve and signatures, written out in one file of Python.</summary>
public sealed class SecondVerifierTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lantern-second-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Its_roots_proofs_and_signatures_are_the_published_ones_and_ours()
    {
        using var signer = Signer.New();
        var (key, signatures) = (Path.Combine(_folder, "hub.pem"), Path.Combine(_folder, "signatures"));
        File.WriteAllText(key, signer.Public.Pem);
        File.WriteAllLines(signatures, Enumerable.Range(0, 200).Select(i => BitConverter.GetBytes(i * 7919)).Select(message => $"{Convert.ToHexStringLower(message)} {Convert.ToHexStringLower(signer.Sign(message))}"));
        var answer = await Python.Drive("known_figures.py", key, signatures);
        Assert.True(answer.Code == 0, answer.Error);
        Assert.Equal("9 roots, 2211 proofs of inclusion, 820 of growth and 200 signatures came out\n", answer.Out);
    }

    [Theory]
    [InlineData("-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----\n")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==\n-----END PUBLIC KEY-----\n")]
    [InlineData("-----BEGIN PUBLIC KEY-----\n%%%%\n-----END PUBLIC KEY-----\n")]
    [InlineData("")]
    public async Task A_key_that_is_none_is_refused_by_both(string pem)
    {
        var key = Path.Combine(_folder, "bad.pem");
        File.WriteAllText(key, pem);
        Assert.Throws<FormatException>(() => PublicKey.Read(pem));
        using var paper = new InkOnPaper(1, 5);
        var bundle = Path.Combine(_folder, "a.bundle");
        File.WriteAllBytes(bundle, paper.Bundle(paper.LongestFile));
        var answer = await Python.Verify("bundle", bundle, "--key", key);
        Assert.True(answer.Code == 2, answer.Out + answer.Error);
    }

    [Fact]
    public async Task Another_hubs_key_finds_what_it_did_not_sign()
    {
        using var paper = new InkOnPaper(1, 5);
        using var stranger = Signer.New();
        var (bundle, key) = (Path.Combine(_folder, "a.bundle"), Path.Combine(_folder, "stranger.pem"));
        File.WriteAllBytes(bundle, paper.Bundle(paper.LongestFile));
        File.WriteAllText(key, stranger.Public.Pem);
        var answer = await Python.Verify("bundle", bundle, "--key", key);
        Assert.True(answer.Code == 1, answer.Out + answer.Error);
        Assert.Contains("not signed with a key of the hub", answer.Out, StringComparison.Ordinal);
    }
}
