// Which plain scalars are what. The expectations are PyYAML's, which is what cfn-lint reads templates with; dates are
// text here, because CloudFormation has none.
#include "document/yaml_scalar.h"

#include <cmath>

#include <gtest/gtest.h>

namespace cfnsonnet::document {
namespace {

TEST(YamlScalar, Nulls) {
  for (const char* text : {"", "~", "null", "Null", "NULL"}) EXPECT_EQ(resolve_plain(text).kind, Kind::null) << text;
}

TEST(YamlScalar, Booleans) {
  for (const char* text : {"yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"}) {
    EXPECT_EQ(resolve_plain(text).kind, Kind::boolean) << text;
    EXPECT_TRUE(resolve_plain(text).boolean) << text;
  }
  for (const char* text : {"no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"}) {
    EXPECT_EQ(resolve_plain(text).kind, Kind::boolean) << text;
    EXPECT_FALSE(resolve_plain(text).boolean) << text;
  }
}

TEST(YamlScalar, Text) {
  for (const char* text : {"y",
                           "n",
                           "tRue",
                           "nO",
                           "nULL",
                           "2010-09-09",
                           "2012-10-17",
                           "2001-12-14t21:59:43.10-05:00",
                           "1.2.3",
                           "1e3",
                           "1.5e3",
                           "12e03",
                           "0o14",
                           "0b",
                           "0x",
                           "0b_",
                           "0x_",
                           "-.5",
                           "+.5",
                           "1:60",
                           "1:",
                           "1:2:",
                           ".",
                           "-",
                           "+",
                           ".inff",
                           "-.nan",
                           "0b102",
                           "0xg",
                           "1_a",
                           "=",
                           "<<",
                           "10.0.0.0/16",
                           "80:80:80:80x",
                           ".e+3",
                           "1.5e+",
                           "arn:aws:s3:::b"}) {
    EXPECT_EQ(resolve_plain(text).kind, Kind::string) << text;
  }
}

struct Number {
  const char* text;
  double value;
};

TEST(YamlScalar, Numbers) {
  for (const Number& number :
       std::initializer_list<Number>{{"0", 0},
                                     {"-0", 0},
                                     {"+1", 1},
                                     {"1_000", 1000},
                                     {"1__0", 10},
                                     {"012", 10},
                                     {"-012", -10},
                                     {"09", 9},
                                     {"012345678901", 12345678901.0},
                                     {"00", 0},
                                     {"0_7", 7},
                                     {"0x1F", 31},
                                     {"0x_1", 1},
                                     {"0b11", 3},
                                     {"-0b11", -3},
                                     {"190:20:30", 685230},
                                     {"1:59", 119},
                                     {"22:22", 1342},
                                     {"1.10", 1.1},
                                     {"1.", 1},
                                     {".5", 0.5},
                                     {"1.5e+3", 1500},
                                     {"1.0E-2", 0.01},
                                     {"1_2.5_0", 12.5},
                                     {"-2.5", -2.5},
                                     {"190:20:30.15", 685230.15},
                                     {"123456789012345678901234567890", 123456789012345678901234567890.0},
                                     {"012345670123", 1402433619}}) {
    const YamlScalar scalar = resolve_plain(number.text);
    EXPECT_EQ(scalar.kind, Kind::number) << number.text;
    EXPECT_DOUBLE_EQ(scalar.number, number.value) << number.text;
  }
}

TEST(YamlScalar, WhatIsNoFiniteNumber) {
  EXPECT_EQ(resolve_plain(".inf").number, INFINITY);
  EXPECT_EQ(resolve_plain("-.INF").number, -INFINITY);
  EXPECT_TRUE(std::isnan(resolve_plain(".NaN").number));
  EXPECT_EQ(resolve_plain("1" + std::string(400, '0')).number, INFINITY);
  EXPECT_EQ(resolve_plain("1.0e+999").number, INFINITY);
  EXPECT_EQ(resolve_plain("1.0e-999").number, 0);
}

}  // namespace
}  // namespace cfnsonnet::document
