// Formula
