using Microsoft.Data.Sqlite;

namespace Lantern.Store.Tests;

/// <summary>The store on SQLite, in a folder of its own.</summary>
public sealed class SqliteStoreTests : StoreTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lantern-store-").FullName;

    private string Database => Path.Combine(_folder, "data", "lantern.db");

    protected override HubStore OpenStore() => HubStore.Open(Path.Combine(_folder, "data"), TestPack.Pack, Clock);

    protected override void BehindItsBack(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
