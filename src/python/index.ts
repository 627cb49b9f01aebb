export { pythonDensity } from './densities';
export { pythonList, pythonNumber, pythonText } from './literals';
export { pythonModel } from './models';
export { pythonScript, type PythonRow, type PythonScript } from './script';
