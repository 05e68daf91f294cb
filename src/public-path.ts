import amdModule from 'amd-module';
import { pluginRoot } from './plugin-root';

// Read by webpack wherever it loads a chunk.
__webpack_public_path__ = pluginRoot(amdModule?.uri);
