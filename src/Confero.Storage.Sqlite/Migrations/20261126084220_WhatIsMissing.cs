using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Confero.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class WhatIsMissing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "GapSnapshots",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Complete = table.Column<bool>(type: "INTEGER", nullable: false),
                    Counts = table.Column<string>(type: "TEXT", nullable: false),
                    Afterwards = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GapSnapshots", x => new { x.Day, x.Complete });
                });

            migrationBuilder.CreateTable(
                name: "PublicPrices",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Missing = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PublicPrices", x => x.Day);
                });

            migrationBuilder.CreateTable(
                name: "QuietPublications",
                columns: table => new
                {
                    Cell = table.Column<string>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Entries = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuietPublications", x => new { x.Cell, x.On });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "GapSnapshots");

            migrationBuilder.DropTable(
                name: "PublicPrices");

            migrationBuilder.DropTable(
                name: "QuietPublications");
        }
    }
}
