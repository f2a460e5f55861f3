// GradientEngine
