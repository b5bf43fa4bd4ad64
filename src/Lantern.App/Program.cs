Console.WriteLine("lantern");
